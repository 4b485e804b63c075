/** Traditional Chinese of `en/suppressions.ts`. */
export const suppressions: Readonly<Record<string, string>> = {
  "directive-invalid.title": "指示詞沒有發揮作用",
  "directive-invalid.what":
    "用來忽略問題的註解（comment）或 annotation 拼錯、寫在錯誤的位置、指定了不存在的規則，或沒有忽略任何問題。",
  "directive-invalid.why":
    "無法辨識的指示詞不會讓問題消失，也沒人知道原因。不再忽略任何問題的指示詞，則會蓋掉同一規則下一個沒人看過的問題。",
  "directive-invalid.what-to-do":
    "更正拼字、將指示詞移到有效的位置，或移除它。關於指示詞的提示只能以整個檔案為單位忽略：podgrace-ignore-file directive-invalid。",

  "directive-invalid.misspelt": "「{word}」不是指示詞，因此不會忽略任何問題。是否要寫 {meant}？",
  "directive-invalid.own-line":
    "「{word}」用來忽略同一行的問題，但這一行沒有其他內容。若要忽略下一行的問題，請寫 {meant}。",
  "directive-invalid.not-at-top": "「{word}」只有寫在檔案開頭的註解中才有效；在這裡不會忽略任何問題。",
  "directive-invalid.misplaced":
    "annotation {key} 只有寫在 {object} 本身的 metadata.annotations 才有效；在這裡不會忽略任何問題。",
  "directive-invalid.not-text": '「{word}」的值必須是字串："RULE, RULE"。',
  "directive-invalid.no-rules": "「{word}」沒有指定規則，因此不會忽略任何問題。",
  "directive-invalid.no-comma": "兩條規則之間少了逗號；第二條不會被忽略。",
  "directive-invalid.no-separator": "理由要寫在「 -- 」之後；少了它，這段文字沒有意義。",
  "directive-invalid.unknown-rule": "沒有「{rule}」這條規則，因此不會忽略任何問題。",
  "directive-invalid.unknown-rule-near": "沒有「{rule}」這條規則。是否要寫 {suggestion}？",
  "directive-invalid.unused-line": "沒有可忽略的問題：在這個工作區中，這一行沒有 {rule} 的問題。",
  "directive-invalid.unused-next-line": "沒有可忽略的問題：在這個工作區中，下一行沒有 {rule} 的問題。",
  "directive-invalid.unused-start": "沒有可忽略的問題：在這個工作區中，這個範圍結束之前沒有 {rule} 的問題。",
  "directive-invalid.unused-file": "沒有可忽略的問題：在這個工作區中，這個檔案沒有 {rule} 的問題。",
  "directive-invalid.unused-object": "沒有可忽略的問題：在這個工作區中，{object} 沒有 {rule} 的問題。",
  "directive-invalid.unsuppressible": "{rule} 的問題只能以 {meant} 對整個檔案忽略。",
  "directive-invalid.forbidden": "{rule} 的問題在這裡不能忽略：設定檔的 noInlineSuppress 列出了這條規則。",
  "directive-invalid.no-end": "{rules} 的這個 {word} 之後，檔案中沒有對應的 {meant}，因此不會忽略任何問題。",
  "directive-invalid.no-start": "這個 {word} 沒有對應的 {meant}。",
  "directive-invalid.no-start-of": "這個 {word} 沒有對應 {rules} 的 {meant}。",

  "fix.write-word": "改寫為 {text}",
  "fix.separate": "加上「{text}」",
  "fix.remove-rule": "從指示詞移除 {rule}",
  "fix.remove-directive": "移除指示詞",
  "fix.move-annotation": "將 annotation 移到 {object} 的 metadata",
  "fix.suppress-line": "在這一行忽略 {rule}",
  "fix.suppress-file": "在這個檔案忽略 {rule}",
  "fix.suppress-object": "對 {object} 忽略 {rule}（annotation）",
};
