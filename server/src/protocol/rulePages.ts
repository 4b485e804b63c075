/** Pages of rules in other languages than English stand in folders below the English ones. */
const folders: readonly { readonly language: RegExp; readonly folder: string }[] = [
  { language: /^zh[-_](tw|hant|hk|mo)\b/i, folder: "zh-tw" },
];

/**
 * The way from `docs/rules` to the page of a rule in the language of a user.
 *
 * @param locale BCP 47 tag
 */
export function rulePage(rule: string, locale: string): string {
  const found = folders.find(({ language }) => language.test(locale));
  return found === undefined ? `${rule}.md` : `${found.folder}/${rule}.md`;
}
