import { describe, expect, test } from "vitest";
import { applyEdits } from "../../server/src/core/text/applyEdits.ts";
import type { LanguageService, OfferedFix, ResolvedFix } from "../../server/src/languageService/api.ts";
import { newFileBeside } from "../../server/src/languageService/newFile.ts";
import { documents, yaml } from "../support/workspaceOf.ts";
import { deployment, namespace, shop, shopWith } from "./hover/shop.ts";
import { type Files, serviceOf, uriOf } from "./marked.ts";

const english = { locale: "en" };
const web = uriOf("apps/web.yaml");

function textsOf(files: Files): ReadonlyMap<string, string> {
  return new Map(Object.entries(files).map(([path, text]) => [uriOf(path), text]));
}

/** All fixes of a file, in order. */
function fixesIn(service: LanguageService, uri = web): readonly OfferedFix[] {
  return service.findings(uri, english).flatMap(({ fixes }) => fixes);
}

function resolve(service: LanguageService, fix: OfferedFix | undefined, files: Files): ResolvedFix {
  if (!fix) throw new Error("no such fix");
  return service.resolveFix(fix, textsOf(files), english);
}

/** The lines of a text that another one has not. */
function newLines(before: string, after: string): readonly string[] {
  const old = new Set(before.split("\n"));
  return after.split("\n").filter((line) => !old.has(line));
}

describe("a fix", () => {
  test("is offered where the cursor touches its finding, also at both ends, and nowhere else", () => {
    const service = serviceOf(shop);
    const at = deployment.indexOf("30");
    const count = (start: number, end: number) => service.fixes(web, { start, end }, english).length;
    expect(count(at, at)).toBeGreaterThan(0);
    expect(count(at + 2, at + 2)).toBe(count(at, at));
    expect(count(0, deployment.length)).toBe(count(at, at));
    expect(count(at + 3, at + 3)).toBe(0);
    expect(count(0, at - 1)).toBe(0);
  });

  test("survives the way to the client and back", () => {
    const service = serviceOf(shop);
    const [fix] = fixesIn(service);
    const returned = JSON.parse(JSON.stringify(fix)) as OfferedFix;
    expect(service.filesOf(returned)).toEqual([web]);
    expect(resolve(service, returned, shop)).toEqual(resolve(service, fix, shop));
  });

  test("changes what it names, and nothing else", () => {
    const service = serviceOf(shop);
    const outcome = resolve(service, fixesIn(service)[0], shop);
    if (outcome.state !== "edits") throw new Error(outcome.state);
    expect(outcome.files.map(({ uri }) => uri)).toEqual([web]);
    const fixed = applyEdits(deployment, outcome.files[0]?.edits ?? []);
    expect(newLines(deployment, fixed)).toEqual([
      "      terminationGracePeriodSeconds: 90",
      '                command: ["sh", "-c", "sleep 70"]',
    ]);
  });

  test("finds its document in the middle of a file with CRLF and a BOM", () => {
    const text = `\ufeff${documents(yaml.service("other"), deployment, namespace)}`.replace(/\n/g, "\r\n");
    const files = { ...shop, "apps/web.yaml": text };
    const service = serviceOf(files);
    const outcome = resolve(service, fixesIn(service)[0], files);
    if (outcome.state !== "edits") throw new Error(outcome.state);
    const fixed = applyEdits(text, outcome.files[0]?.edits ?? []);
    expect(fixed).toBe(text.replace("sleep 30", "sleep 70").replace("Seconds: 45", "Seconds: 90"));
  });

  test("is still good when only another document of the file was edited", () => {
    const files = { ...shop, "apps/web.yaml": documents(yaml.service("other"), deployment) };
    const service = serviceOf(files);
    const [fix] = fixesIn(service);
    const edited = { ...files, "apps/web.yaml": documents(`# longer\n${yaml.service("other")}`, deployment) };
    service.update(web, edited["apps/web.yaml"]);
    const outcome = resolve(service, fix, edited);
    if (outcome.state !== "edits") throw new Error(outcome.state);
    expect(applyEdits(edited["apps/web.yaml"], outcome.files[0]?.edits ?? [])).toContain("sleep 70");
  });

  test("is disabled when the text is no longer the one it was found in", () => {
    const service = serviceOf(shop);
    const [fix] = fixesIn(service);
    const changed = { ...shop, "apps/web.yaml": deployment.replace("replicas: 3", "replicas: 30") };
    expect(resolve(service, fix, changed)).toMatchObject({
      state: "disabled",
      reason: expect.stringMatching(/changed/),
    });
    expect(resolve(service, fix, {})).toMatchObject({ state: "disabled" });
    service.update(web, deployment.replace("sleep 30", "sleep 70"));
    expect(service.filesOf(fix as OfferedFix)).toEqual([]);
    expect(resolve(service, fix, shop)).toMatchObject({ state: "disabled" });
  });

  test("is disabled with a reason where it would change other places too", () => {
    const files = shopWith(
      ["Seconds: 45", "Seconds: &grace 45"],
      ["template:\n    metadata:", "template:\n    metadata:\n      annotations: {grace: *grace}"],
    );
    const service = serviceOf(files);
    const [fix] = fixesIn(service).filter(({ preferred }) => preferred);
    expect(resolve(service, fix, files)).toMatchObject({
      state: "disabled",
      reason: expect.stringMatching(/shared through an anchor.*Change it at the anchor/),
    });
    expect(service.fixAll(web, files["apps/web.yaml"] as string, english)).toEqual([]);
  });

  test("that cannot be offered says why when it is asked for", () => {
    const files = shopWith(["Seconds: 45", "Seconds: $GRACE"]);
    const service = serviceOf(files);
    const refused = fixesIn(service).map((fix) => resolve(service, fix, files));
    expect(refused[0]).toMatchObject({ state: "disabled", reason: expect.stringMatching(/grace period/) });
  });

  test("in another file names that file, and makes a new one where there is none", () => {
    const unlabelled = shopWith(["  labels:\n    elbv2.k8s.aws/pod-readiness-gate-inject: enabled\n", ""]);
    const service = serviceOf(unlabelled);
    const label = fixesIn(service, uriOf("namespace.yaml")).find(({ kind }) => kind === "edit");
    expect(service.filesOf(label as OfferedFix)).toEqual([uriOf("namespace.yaml")]);

    const { "namespace.yaml": _, ...without } = shop;
    const lonely = serviceOf(without);
    const fixes = fixesIn(lonely, uriOf("edge/ingress.yaml"));
    const create = fixes.find(({ kind }) => kind === "create");
    const copy = fixes.find(({ kind }) => kind === "copy");
    const made = resolve(lonely, create, without);
    expect(made).toMatchObject({
      state: "create",
      text: expect.stringContaining("pod-readiness-gate-inject: enabled"),
    });
    if (made.state === "create") {
      expect(made.uri.startsWith(uriOf("edge/"))).toBe(true);
      lonely.skip(made.uri, "binary", "");
      const other = resolve(lonely, create, without);
      expect(other.state === "create" && other.uri).toBe(made.uri.replace(".yaml", "-2.yaml"));
    }
    expect(resolve(lonely, copy, without)).toMatchObject({
      state: "copy",
      text: expect.stringMatching(/^kubectl label /),
    });
  });
});

describe("the name of a new file", () => {
  test.each([
    ["namespace.yaml", [], "file:///w/a/namespace.yaml"],
    ["namespace.yaml", ["file:///w/a/namespace.yaml"], "file:///w/a/namespace-2.yaml"],
    [
      "namespace.yaml",
      ["file:///w/a/namespace.yaml", "file:///w/a/namespace-2.yaml"],
      "file:///w/a/namespace-3.yaml",
    ],
    ["a/../b c.yaml", [], "file:///w/a/a%2F..%2Fb%20c.yaml"],
    ["plain", ["file:///w/a/plain"], "file:///w/a/plain-2"],
  ])("%s beside %j is %s", (name, taken, expected) => {
    expect(newFileBeside("file:///w/a/web.yaml", name, (uri) => taken.includes(uri))).toBe(expected);
  });
});
