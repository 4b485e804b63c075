/** Traditional Chinese of `en/inPlace.ts`. */
export const inPlace: Readonly<Record<string, string>> = {
  "lens.drains": "排空 {seconds} 秒",
  "lens.no-delay": "沒有延遲",
  "lens.finish": "{seconds} 秒收尾",
  "lens.lost": "會遺失請求",
  "lens.safe": "安全",
  "lens.unknown": "不確定是否會遺失請求",
  "lens.quiet": "不會收到請求",
  "inlay.parts": "= 延遲 {hook} 秒 + 收尾 {left} 秒",
  "inlay.too-short": "太短：hook 需要 {hook} 秒",
  "inlay.endless": "hook 不會自行結束",
};
