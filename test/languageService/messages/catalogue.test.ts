import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { en } from "../../../server/src/languageService/messages/en.ts";
import { renderMessage } from "../../../server/src/languageService/messages/renderMessage.ts";
import { rules } from "../../../server/src/rules/index.ts";

const sourceFolder = fileURLToPath(new URL("../../../server/src/", import.meta.url));

/** Ids of the form `message("…")`; those that are put together are covered by the fixtures. */
function literalIds(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((file) => file.isFile() && file.name.endsWith(".ts"))
    .map((file) => readFileSync(join(file.parentPath, file.name), "utf8"))
    .flatMap((text) => [...text.matchAll(/\bmessage\(\s*"([^"]+)"/g)].map(([, id = ""]) => id));
}

test("every message that a rule names has a text", () => {
  const ids = literalIds(join(sourceFolder, "rules"));
  expect(ids.length).toBeGreaterThan(20);
  expect(ids.filter((id) => !(id in en))).toEqual([]);
});

test.each(rules.map((rule) => [rule.id, rule] as const))("%s explains itself", (id, { meta }) => {
  const texts = [meta.title, meta.what, meta.why, meta.whatToDo].map((text) => renderMessage(text, "en"));
  for (const text of texts) expect(text).toMatch(/^[A-Z][^{}]+$/);
  for (const text of texts.slice(1)) expect(text).toMatch(/\.$/);
  expect(texts.every((text) => !text.startsWith(id))).toBe(true);
  expect(new Set(texts).size).toBe(4);
  expect(meta.sources.length).toBeGreaterThan(0);
  for (const { title, url } of meta.sources)
    expect({ title, url }).toEqual({
      title: expect.any(String),
      url: expect.stringMatching(/^https:\/\/\S+$/),
    });
});

test("texts are one line, in sentence case, and without two spaces", () => {
  const odd = Object.entries(en).filter(([, text]) => /\n| {2}|^ | $/.test(text));
  expect(odd).toEqual([]);
});
