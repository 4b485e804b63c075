import { describe, expect, test } from "vitest";
import type { LanguageService, OfferedFix } from "../../server/src/languageService/api.ts";
import { documents, yaml } from "../support/workspaceOf.ts";
import { deployment, shop } from "./hover/shop.ts";
import { type Files, serviceOf, uriOf } from "./marked.ts";

const english = { locale: "en" };
const web = uriOf("apps/web.yaml");
const changed = { state: "disabled", reason: "The file has changed since the finding was made. Ask again." };

function textsOf(files: Files): ReadonlyMap<string, string> {
  return new Map(Object.entries(files).map(([path, text]) => [uriOf(path), text]));
}

/** All fixes at a place, those that suppress included. */
function fixesAt(service: LanguageService, uri: string, text: string): readonly OfferedFix[] {
  return service.fixes(uri, { start: 0, end: text.length }, english);
}

describe("the text of a fix", () => {
  test.each([
    ["changed since", { ...shop, "apps/web.yaml": deployment.replace("sleep 30", "sleep 31") }],
    ["is not given", {}],
  ])("%s: nothing is written", (_, files) => {
    const service = serviceOf(shop);
    const fixes = fixesAt(service, web, deployment);
    expect(fixes.length).toBeGreaterThan(3);
    for (const fix of fixes) {
      expect(service.resolveFix(fix, textsOf(files), english)).toEqual(changed);
      expect(service.obstacleTo(fix, textsOf(files), english)).toBe(changed.reason);
    }
  });

  test.each([
    ["changed since", { "a.yaml": "# podgrace-ignore x y\na: 1\n" }],
    ["is not given", {}],
  ])("of a comment %s: nothing is written", (_, files) => {
    const text = `# podgrace-ignore-nextline prestop-missing\n${yaml.deployment("web")}`;
    const service = serviceOf({ "a.yaml": text });
    const fixes = service
      .findings(uriOf("a.yaml"), english)
      .filter(({ rule }) => rule === "directive-invalid")
      .flatMap((finding) => finding.fixes);
    expect(fixes.length).toBeGreaterThan(0);
    for (const fix of fixes) {
      expect(service.resolveFix(fix, textsOf({ "a.yaml": text }), english).state).toBe("edits");
      expect(service.resolveFix(fix, textsOf(files), english)).toEqual(changed);
      expect(service.filesOf(fix)).toEqual([uriOf("a.yaml")]);
      expect(service.sizeOf(fix)).toBe(0);
    }
  });

  test("is known by its digest where the file is on disk only", () => {
    const service = serviceOf({});
    for (const [path, text] of Object.entries(shop)) service.updateFromDisk(uriOf(path), text);
    const [fix] = service.findings(web, english).flatMap(({ fixes }) => fixes);
    expect(service.resolveFix(fix!, textsOf(shop), english).state).toBe("edits");
    const other = { ...shop, "apps/web.yaml": deployment.replace("sleep 30", "sleep 31") };
    expect(service.resolveFix(fix!, textsOf(other), english)).toEqual(changed);
  });
});

describe("a fix whose finding is gone", () => {
  test("costs nothing, names no file and is not to be had", () => {
    const service = serviceOf(shop);
    const fixes = fixesAt(service, web, deployment);
    service.update(web, deployment.replace("sleep 30", "sleep 70").replace("Seconds: 45", "Seconds: 90"));
    for (const fix of fixes) {
      expect(service.filesOf(fix)).toEqual([]);
      expect(service.sizeOf(fix)).toBe(0);
      expect(service.resolveFix(fix, textsOf(shop), english)).toEqual(changed);
    }
    service.remove(web);
    for (const fix of fixes) expect(service.resolveFix(fix, textsOf(shop), english)).toEqual(changed);
  });
});

describe("what a fix costs", () => {
  const two = documents(
    yaml.service("other"),
    yaml.deployment("web"),
    yaml.service("web"),
    yaml.ingress("web"),
  );
  const service = serviceOf({ "all.yaml": two });
  const uri = uriOf("all.yaml");
  const length = yaml.deployment("web").length + "---\n".length;

  test("is the document it changes, however often it does", () => {
    const fixes = service.findings(uri, english).flatMap((finding) => finding.fixes);
    const both = fixes.find(({ title }) => /delay .* and set terminationGrace/.test(title));
    expect(service.sizeOf(both!)).toBe(length);
    expect(service.filesOf(both!)).toEqual([uri]);
  });

  test("is the document of the finding where it is suppressed", () => {
    const missing = service.findings(uri, english).find(({ rule }) => rule === "prestop-missing");
    const suppressions = service
      .fixes(uri, missing!.span, english)
      .filter(({ title }) => /ignore|suppress/i.test(title));
    expect(suppressions.length).toBeGreaterThan(1);
    for (const fix of suppressions) {
      expect(service.sizeOf(fix)).toBe(length);
      expect(service.filesOf(fix)).toEqual([uri]);
    }
  });

  test("is nothing where nothing is edited", () => {
    const alb = yaml.ingress("web", {
      annotations: "{alb.ingress.kubernetes.io/target-type: ip}",
      namespace: "shop",
    });
    const files = {
      "all.yaml": documents(
        yaml.deployment("web", { namespace: "shop" }),
        yaml.service("web", { namespace: "shop" }),
        alb,
      ),
    };
    const without = serviceOf(files);
    const fixes = without
      .findings(uri, english)
      .filter(({ rule }) => rule === "readiness-gate-label-missing")
      .flatMap((finding) => finding.fixes);
    expect(fixes.map((fix) => without.resolveFix(fix, textsOf(files), english))).toMatchObject([
      { state: "create", uri: uriOf("namespace-shop.yaml") },
      { state: "copy", text: expect.stringContaining("kubectl label namespace shop ") },
    ]);
    for (const fix of fixes) {
      expect(without.sizeOf(fix)).toBe(0);
      expect(without.filesOf(fix)).toEqual([]);
      expect(without.obstacleTo(fix, textsOf(files), english)).toBeNull();
    }
  });
});

describe("the fixes of a folder", () => {
  const files = {
    "a.yaml": documents(yaml.deployment("a"), yaml.service("a"), yaml.ingress("a")),
    "b.yaml": documents(yaml.deployment("b"), yaml.service("b"), yaml.ingress("b")),
  };

  function fixAll(wanted: (uri: string) => boolean, texts: ReadonlyMap<string, string> = textsOf(files)) {
    const service = serviceOf(files);
    const steps = service.fixFolder({
      ...english,
      wanted: ({ uri, rule }) => rule === "prestop-missing" && wanted(uri),
    });
    let step = steps.next();
    while (!step.done) step = steps.next(texts.get(step.value) ?? null);
    return step.value;
  }

  test("are those that are wanted", () => {
    const one = fixAll((uri) => uri === uriOf("b.yaml"));
    expect(one.files.map(({ uri }) => uri)).toEqual([uriOf("b.yaml")]);
    expect(one.applied.map(({ title }) => title)).toEqual([
      "Add a preStop delay of 40 s and set terminationGracePeriodSeconds to 60",
    ]);
    expect(fixAll(() => true).files.map(({ uri }) => uri)).toEqual([uriOf("a.yaml"), uriOf("b.yaml")]);
    expect(fixAll(() => false).files).toEqual([]);
  });

  test("leave a file alone that cannot be read any more", () => {
    const texts = new Map([[uriOf("b.yaml"), files["b.yaml"]]]);
    expect(fixAll(() => true, texts).files.map(({ uri }) => uri)).toEqual([uriOf("b.yaml")]);
  });
});

test("places in a file that is not there are its beginning", () => {
  const service = serviceOf({});
  expect(service.positionAt(uriOf("x.yaml"), 7)).toEqual({ line: 0, character: 0 });
  expect(service.offsetAt(uriOf("x.yaml"), { line: 3, character: 2 })).toBe(0);
});

test("files that are not read are known by their names, in order, and until they are opened", () => {
  const service = serviceOf({ "b.yaml": "" });
  for (const path of ["c.yaml", "a.yaml", "b.yaml"]) service.skip(uriOf(path), "binary", "");
  const skipped = () => service.skippedFiles().map(({ uri }) => uri);
  expect(skipped()).toEqual([uriOf("a.yaml"), uriOf("c.yaml")]);
  service.update(uriOf("a.yaml"), "");
  expect(skipped()).toEqual([uriOf("c.yaml")]);
});

test("a file on disk does not overrule the buffer of an editor", () => {
  const service = serviceOf(shop);
  service.updateFromDisk(web, deployment.replace("sleep 30", "sleep 70"));
  expect(service.findings(web, english).map(({ rule }) => rule)).toContain("prestop-too-short");
});
