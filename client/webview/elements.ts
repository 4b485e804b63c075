/** An element of the page, which is made in client/src/timeline/panelPage.ts. */
export function element<E extends HTMLElement = HTMLElement>(id: string): E {
  const found = document.getElementById(id);
  if (!found) throw new Error(`The page has no #${id}.`);
  return found as E;
}

/** Text only, whatever it holds. What stands there already is not announced a second time. */
export function showText(id: string, text: string): void {
  const target = element(id);
  if (target.textContent !== text) target.textContent = text;
}

/** Names out of manifests, as text. */
export function fillSelect(id: string, names: readonly string[], chosen: number): void {
  const select = element<HTMLSelectElement>(id);
  select.replaceChildren(...names.map((name) => new Option(name)));
  select.selectedIndex = chosen;
}
