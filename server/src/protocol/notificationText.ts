/**
 * Text for a message or a progress of VS Code, which makes links of `[words](command:…)` and of `[words](https:…)` there,
 * wherever the words came from. None of our messages holds a link, so none is left. A line break would hide what stands behind it.
 */
export function notificationText(text: string): string {
  return text.replaceAll("](", "] (").replace(/\s+/g, " ");
}
