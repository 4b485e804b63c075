/** Traditional Chinese of `en/overview.ts`. */
export const overview: Readonly<Record<string, string>> = {
  "overview.loses": "有 {seconds} 秒會遺失請求",
  "overview.warned": "有警告",
  "overview.unknown": "不明",
  "overview.drains": "排空 {delay} 秒",
  "overview.drains-and-finishes": "排空 {delay} 秒，{finish} 秒收尾",
};
