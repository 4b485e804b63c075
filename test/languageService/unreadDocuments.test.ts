import { describe, expect, test } from "vitest";
import { defaultSettings } from "../../server/src/core/settings.ts";
import { serviceOf, uriOf } from "./marked.ts";

const english = { locale: "en" };
const file = "web.yaml";
const head = "apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: web }\n";

/** What is pointed at, and what is said, of each document that is not read. */
function unread(text: string): readonly (readonly [string, string])[] {
  const found = serviceOf({ [file]: text }).unread(uriOf(file), english);
  return found.map(({ span, message }) => [text.slice(span.start, span.end), message]);
}

describe("a document that is not read", () => {
  test.each([
    ["\t", `${head}spec:\n\ttemplate: {}\n`, "Tabs are not allowed as indentation."],
    ["d", `${head}spec: "never closed`, "Missing closing"],
    ["}", `${head}spec: [{}\n\n\n`, "not valid YAML"],
    ["Deployment", `${head}x: ${"x".repeat(1_100_000)}\n`, "larger than 1 MB: 11000"],
    ["Deployment", JSON.stringify({ kind: "Deployment", apiVersion: "apps/v1", x: "x".repeat(2e6) }), "1 MB"],
    ["metadata", `${head}metadata: {}\n`, 'The key "metadata" is written twice'],
    ["}", `${head}x: ${"[".repeat(99)}{a: 1}`, "More than 100 collections"],
  ])("is pointed at by %j", (place, text, words) => {
    expect(unread(text)).toEqual([[place, expect.stringContaining(words)]]);
  });

  test("is passed over where it is no manifest: other tools have files of their own", () => {
    expect(unread("kind: [\n")).toEqual([]);
    expect(unread('{ // "apiVersion"\n "compilerOptions": {}, }')).toEqual([]);
    expect(unread("apiVersion: v1\nkind: ConfigMap\ndata: {{ toYaml .Values.data }}\n")).toEqual([]);
    expect(unread(head)).toEqual([]);
    expect(unread(`{{- if .Values.web }}\n${head}{{- end }}\n`)).toEqual([]);
    expect(unread(`${head}{{- if .Values.web }}\n- [\n`)).toEqual([]);
    expect(unread(`${head}{% if web %}\n- [\n`)).toEqual([]);
  });

  test("is pointed at by its beginning where it tells no kind", () => {
    const text = `resources: [web.yaml]\nx: ${"x".repeat(1_100_000)}\n`;
    const path = "kustomization.yaml";
    const [found] = serviceOf({ [path]: text }).unread(uriOf(path), english);
    expect(text.slice(found?.span.start, found?.span.end)).toBe("r");
  });

  test("is one of many: each is named, until there are too many to read", () => {
    const broken = `${head}spec: [\n---\n`;
    expect(unread(`${broken}${head}---\n${broken}`)).toHaveLength(2);
    expect(unread(broken.repeat(500))).toHaveLength(20);
  });

  test("is nobody's concern in a closed file, or where everything is switched off", () => {
    const files = { [file]: `${head}spec: [\n` };
    const service = serviceOf(files);
    service.configure({ ...defaultSettings, enable: false });
    expect(service.unread(uriOf(file), english)).toEqual([]);
    service.configure(defaultSettings);
    expect(service.unread(uriOf(file), english)).toHaveLength(1);
    service.close(uriOf(file), files[file] ?? "");
    expect(service.unread(uriOf(file), english)).toEqual([]);
    expect(service.fileSummary(uriOf(file)).skipped).toHaveLength(1);
  });

  test("quotes nothing that could be taken for anything but text", () => {
    const [found] = unread(`${head}spec: |\u001b[31m\u202e\n  x\n`);
    expect(found?.[1]).toContain("\ufffd[31m\ufffd");
  });
});
