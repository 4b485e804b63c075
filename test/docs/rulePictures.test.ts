import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { paletteOf } from "../../server/src/core/picture/palette.ts";
import { createLanguageService } from "../../server/src/languageService/languageService.ts";

// Pictures on the rule pages, `![…](images/<rule>-<n>.svg)`, are drawn from the YAML block before them, by the engine. Objects
// that a later block leaves out are as in the first one.
// UPDATE=1 draws them anew, with their alternative texts.

const root = path.resolve(import.meta.dirname, "../../docs/rules");
const folders = [
  ["en", root],
  ["zh-tw", path.join(root, "zh-tw")],
] as const;
const pagesIn = (folder: string) => readdirSync(folder).filter((name) => name.endsWith(".md"));
const update = process.env.UPDATE === "1";

const yamlOrPicture = /^```yaml\n(?<yaml>[\s\S]*?)^```$|^!\[[^\]\n]*\]\(images\/(?<file>[\w-]+\.svg)\)$/gm;

/** What a page shows: each picture with the manifests it is of. */
function picturesOf(page: string) {
  let first: string | undefined;
  let yaml = "";
  const found: { readonly line: string; readonly file: string; readonly yaml: string }[] = [];
  for (const { 0: line, groups = {} } of page.matchAll(yamlOrPicture)) {
    if (groups.file === undefined) {
      yaml = completed(groups.yaml ?? "", first ?? "");
      first ??= yaml;
    } else found.push({ line, file: groups.file, yaml });
  }
  return found;
}

function completed(yaml: string, first: string): string {
  const identity = (document: string) =>
    /^kind: .*/m.exec(document)?.[0] + (/^ {2}name: .*/m.exec(document)?.[0] ?? "");
  const documents = yaml.split(/^---\n/m);
  const known = new Set(documents.map(identity));
  const others = first
    .split(/^---\n/m)
    .filter((document) => document !== "" && !known.has(identity(document)));
  return [...documents, ...others].join("---\n");
}

function draw(yaml: string, locale: string) {
  const say = { locale };
  const service = createLanguageService();
  service.update("file:///example.yaml", yaml);
  service.setComplete(true);
  const { workloads } = service.timelines("file:///example.yaml", null, say);
  const pictures = workloads.map(({ picture }) => picture);
  const look = { width: 720, heading: true, background: true, palette: paletteOf("light") };
  return {
    svg: `${service.drawTimelines(pictures, { ...say, ...look })}\n`,
    alternative: service.describeTimelines(pictures, say).replaceAll(/\n/g, " ").replaceAll(/[[\]]/g, ""),
  };
}

describe.each(folders)("the pictures of the pages in %s", (locale, pages) => {
  it.each(pagesIn(pages))("of %s show what the product draws of the example above them", (name) => {
    const file = path.join(pages, name);
    let page = readFileSync(file, "utf8");
    for (const picture of picturesOf(page)) {
      const { svg, alternative } = draw(picture.yaml, locale);
      const line = `![${alternative}](images/${picture.file})`;
      const target = path.join(pages, "images", picture.file);
      if (update) writeFileSync(target, svg);
      page = page.replace(picture.line, () => line);
      expect(existsSync(target), `${picture.file} is missing: run with UPDATE=1`).toBe(true);
      expect(readFileSync(target, "utf8")).toBe(svg);
    }
    if (update) writeFileSync(file, page);
    expect(readFileSync(file, "utf8")).toBe(page);
  });

  it("are all shown", () => {
    const shown = pagesIn(pages).flatMap((name) => picturesOf(readFileSync(path.join(pages, name), "utf8")));
    expect(readdirSync(path.join(pages, "images")).sort()).toEqual(shown.map(({ file }) => file).sort());
  });
});
