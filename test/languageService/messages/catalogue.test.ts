import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { catalogues } from "../../../server/src/languageService/messages/catalogues.ts";
import { editor } from "../../../server/src/languageService/messages/en/editor.ts";
import { findings } from "../../../server/src/languageService/messages/en/findings.ts";
import { fixes } from "../../../server/src/languageService/messages/en/fixes.ts";
import { gracePeriodInvalid } from "../../../server/src/languageService/messages/en/gracePeriodInvalid.ts";
import { hovers } from "../../../server/src/languageService/messages/en/hovers.ts";
import { inPlace } from "../../../server/src/languageService/messages/en/inPlace.ts";
import { overview } from "../../../server/src/languageService/messages/en/overview.ts";
import { picture } from "../../../server/src/languageService/messages/en/picture.ts";
import { readinessGates } from "../../../server/src/languageService/messages/en/readinessGates.ts";
import { rendering } from "../../../server/src/languageService/messages/en/rendering.ts";
import { rollouts } from "../../../server/src/languageService/messages/en/rollouts.ts";
import { rules as ruleTexts } from "../../../server/src/languageService/messages/en/rules.ts";
import { settings } from "../../../server/src/languageService/messages/en/settings.ts";
import { sidecars } from "../../../server/src/languageService/messages/en/sidecars.ts";
import { suppressions } from "../../../server/src/languageService/messages/en/suppressions.ts";
import { timeline } from "../../../server/src/languageService/messages/en/timeline.ts";
import { workspaceReport } from "../../../server/src/languageService/messages/en/workspaceReport.ts";
import { en } from "../../../server/src/languageService/messages/en.ts";
import { renderMessage } from "../../../server/src/languageService/messages/renderMessage.ts";
import { zhTw } from "../../../server/src/languageService/messages/zhTw.ts";
import { rules } from "../../../server/src/rules/index.ts";

const sourceFolder = fileURLToPath(new URL("../../../server/src/", import.meta.url));

/** Ids of the form `message("…")`; those that are put together are covered by the fixtures. */
function literalIds(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((file) => file.isFile() && file.name.endsWith(".ts"))
    .map((file) => readFileSync(join(file.parentPath, file.name), "utf8"))
    .flatMap((text) => [...text.matchAll(/\bmessage\(\s*"([^"]+)"/g)].map(([, id = ""]) => id));
}

test.each(["rules", "languageService"])("every message that %s names has a text", (layer) => {
  const ids = literalIds(join(sourceFolder, layer));
  expect(ids.length).toBeGreaterThan(3);
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

test("no id has two texts", () => {
  const others = [
    editor,
    gracePeriodInvalid,
    inPlace,
    overview,
    picture,
    readinessGates,
    rendering,
    rollouts,
    settings,
    sidecars,
    suppressions,
    timeline,
    workspaceReport,
  ];
  const parts = [en, findings, fixes, hovers, ruleTexts, ...others];
  const [all = 0, ...counts] = parts.map((part) => Object.keys(part).length);
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(all);
});

test("texts are one line, in sentence case, and without two spaces", () => {
  const odd = Object.entries(en).filter(([, text]) => /\n| {2}|^ | $/.test(text));
  expect(odd).toEqual([]);
});

/** What stands in quotes and between backticks, in all sources but the catalogues: ids are written or put together there. */
function idsInSources(): (id: string) => boolean {
  const sources = readdirSync(sourceFolder, { withFileTypes: true, recursive: true })
    .filter((file) => file.isFile() && file.name.endsWith(".ts") && !file.parentPath.includes("messages"))
    .map((file) => readFileSync(join(file.parentPath, file.name), "utf8"));
  const whole = new Set(sources.flatMap((text) => [...text.matchAll(/"([^"\n]+)"/g)].map(([, id]) => id)));
  const composed = sources
    .flatMap((text) => [...text.matchAll(/`([^`\n]*\$\{[^`\n]*)`/g)].map(([, template = ""]) => template))
    .map((template) => template.split(/\$\{[^}]*\}/))
    .filter((parts) => parts.join("").replaceAll(/\W/g, "").length > 2)
    .map(
      (parts) =>
        new RegExp(`^${parts.map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&")).join(".+")}$`),
    );
  return (id) => whole.has(id) || composed.some((pattern) => pattern.test(id));
}

test("no text is left over that nothing names", () => {
  const isNamed = idsInSources();
  expect(isNamed("prestop-missing.front-end")).toBe(true);
  expect(isNamed("made.up")).toBe(false);
  expect(Object.keys(en).filter((id) => !isNamed(id))).toEqual([]);
});

describe.each(Object.entries(catalogues))("the texts in %s", (_, catalogue) => {
  test("are complete, and none is left over", () => {
    expect(Object.keys(catalogue).sort()).toEqual(Object.keys(en).sort());
  });

  test("have the placeholders of the English ones", () => {
    const placeholders = (text: string | undefined) =>
      [...(text ?? "").matchAll(/\{\w+\}/g)].map(String).sort();
    const different = Object.keys(en).filter(
      (id) => JSON.stringify(placeholders(catalogue[id])) !== JSON.stringify(placeholders(en[id])),
    );
    expect(different).toEqual([]);
  });
});

test("a space stands between Chinese and Latin (docs/translating.md)", () => {
  const joined = /[A-Za-z0-9)}][\u4e00-\u9fff]|[\u4e00-\u9fff][A-Za-z0-9({]/;
  // Sentences that are filled in whole end with a full stop.
  const sentences = /\{(text|outcome|sentences)\}/g;
  const odd = Object.entries(zhTw).filter(([, text]) => joined.test(text.replaceAll(sentences, "")));
  expect(odd).toEqual([]);
});
