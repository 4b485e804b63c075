import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { catalogues } from "../../server/src/languageService/messages/catalogues.ts";
import { rulePage } from "../../server/src/protocol/rulePages.ts";

const root = path.resolve(import.meta.dirname, "../../docs/rules");
const rules = readdirSync(root)
  .filter((name) => name.endsWith(".md"))
  .map((name) => name.replace(".md", ""));
const languages = Object.keys(catalogues).filter((language) => language !== "en");
const read = (page: string) => readFileSync(path.join(root, page), "utf8");

/** What is the same in every language, in its order: headings by level, blocks of code, lists, rows of tables, pictures. */
function skeleton(page: string): string[] {
  const parts = page.matchAll(
    /^```[\s\S]*?^```$|^#+ |^- |^\|(?=.*\|$)|^!\[[^\n]*\](?=\()|(?<=\]\()[^)\s]+/gm,
  );
  return [...parts].map(([part]) => (part.startsWith("![") ? "![" : part.replace(/^(\.\.\/)+/, "")));
}

/** Code in the running text; the reasons of directives are words of the reader. */
function codeIn(page: string): string[] {
  const prose = page.replaceAll(/^```[\s\S]*?^```$|^!\[.*$/gm, "");
  const spans = [...prose.matchAll(/`([^`\n]+)`/g)].map(([, span = ""]) => span);
  return [...new Set(spans.map((span) => span.replace(/(the )?reason"?$|理由"?$/, "…")))].sort();
}

describe.each(languages)("the rule pages in %s", (language) => {
  it("are as many as the English ones", () => {
    const folder = path.dirname(rulePage("x", language));
    const pages = readdirSync(path.join(root, folder)).filter((name) => name.endsWith(".md"));
    expect(pages.sort()).toEqual(rules.map((rule) => `${rule}.md`).sort());
  });

  it.each(rules)("%s has the structure, the examples, the links and the code of the English page", (rule) => {
    const page = read(rulePage(rule, language));
    const english = read(rulePage(rule, "en"));
    expect(page).not.toBe(english);
    const links = (of: string) => skeleton(of).filter((part) => /^https?:|\.md$|\.svg$/.test(part));
    const layout = (of: string) => skeleton(of).filter((part) => !/^https?:|\.md$|\.svg$/.test(part));
    expect(layout(page)).toEqual(layout(english));
    expect(links(page).sort()).toEqual(links(english).sort());
    expect(codeIn(page)).toEqual(codeIn(english));
  });

  it.each(rules)("%s links to pages that are there", (rule) => {
    const page = rulePage(rule, language);
    const links = [...read(page).matchAll(/\]\((?!https:)([^)\s]+)\)/g)].map(([, link = ""]) => link);
    const missing = links.filter((link) => !existsSync(path.join(root, path.dirname(page), link)));
    expect(missing).toEqual([]);
  });
});
