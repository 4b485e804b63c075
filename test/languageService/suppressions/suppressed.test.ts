import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createLanguageService } from "../../../server/src/languageService/languageService.ts";
import { documents, yaml } from "../../support/workspaceOf.ts";
import { deployment, ingress, namespace, service as serviceManifest, shop, shopWith } from "../hover/shop.ts";
import { type Files, uriOf } from "../marked.ts";
import { english, fewRules, findingsIn, serviceOf, suppressedIn } from "./suppressing.ts";

const path = "apps/web.yaml";
const command = '["sh", "-c", "sleep 30"]';

/** The shop with its Deployment changed. */
function shopWithDeployment(text: string): Files {
  return { ...shop, [path]: text };
}

const ways: Readonly<Record<string, Files>> = {
  "on its line": shopWith([command, `${command} # podgrace-ignore prestop-too-short -- measured`]),
  "on the next line": shopWith([
    "                command:",
    "                # podgrace-ignore-next-line prestop-too-short -- measured\n                command:",
  ]),
  "in a range": shopWithDeployment(
    `# podgrace-ignore-start prestop-too-short -- measured\n${deployment}# podgrace-ignore-end\n`,
  ),
  "in a range over documents": shopWithDeployment(
    documents(
      `${yaml.service("other")}# podgrace-ignore-start prestop-too-short -- measured\n`,
      deployment,
      `${yaml.service("another")}# podgrace-ignore-end prestop-too-short\n`,
    ),
  ),
  "in the file": shopWithDeployment(`# podgrace-ignore-file prestop-too-short -- measured\n${deployment}`),
  "in the file, for a later document": shopWithDeployment(
    documents(`# podgrace-ignore-file prestop-too-short -- measured\n${yaml.service("other")}`, deployment),
  ),
  "for the object": shopWith([
    "spec:\n  replicas",
    "  annotations:\n    podgrace/ignore: prestop-too-short\n    podgrace/ignore-reason: measured\nspec:\n  replicas",
  ]),
};

describe("a finding is suppressed", () => {
  test.each(Object.entries(ways))("%s, and its reason is kept", (_, files) => {
    const service = serviceOf(files);
    expect(findingsIn(serviceOf(shop), path)).toEqual(["prestop-too-short warning"]);
    expect(findingsIn(service, path)).toEqual([]);
    expect(suppressedIn(service, path)).toEqual(["prestop-too-short: measured"]);
  });

  test.each(Object.entries(ways))("%s, and nothing is left for fix-all", (_, files) => {
    const service = serviceOf(files);
    expect(service.fixAll(uriOf(path), files[path] ?? "", english)).toEqual([]);
    expect(service.fixes(uriOf(path), { start: 0, end: 1e9 }, english)).toEqual([]);
  });

  test.each(Object.entries(ways))("%s with line breaks of Windows", (_, files) => {
    const service = serviceOf({ ...files, [path]: (files[path] ?? "").replaceAll("\n", "\r\n") });
    expect(findingsIn(service, path)).toEqual([]);
    expect(suppressedIn(service, path)).toEqual(["prestop-too-short: measured"]);
  });

  test("by every directive that reaches it, in the order of the file", () => {
    const text = deployment.replace(command, `${command} # podgrace-ignore prestop-too-short -- here`);
    const service = serviceOf(
      shopWithDeployment(`# podgrace-ignore-file prestop-too-short -- everywhere\n${text}`),
    );
    expect(suppressedIn(service, path)).toEqual(["prestop-too-short: everywhere; here"]);
    const [suppressed] = service.suppressed(uriOf(path), english);
    expect(suppressed?.by.map(({ medium, form }) => `${medium} ${form}`)).toEqual([
      "comment file",
      "comment line",
    ]);
    expect(JSON.parse(JSON.stringify(suppressed))).toEqual(suppressed);
  });

  test("in the file it sits in, wherever its cause stands", () => {
    const unlabelled = namespace.replace(/ {2}labels:[\s\S]*/, "");
    const rule = "readiness-gate-label-missing";
    const path = "namespace.yaml";
    const onKind = unlabelled.replace("kind: Namespace", `$& # podgrace-ignore ${rule}`);
    const onName = unlabelled.replace("name: shop", `$& # podgrace-ignore ${rule}`);
    expect(findingsIn(serviceOf({ ...shop, [path]: onKind }), path)).toContain(`${rule} warning`);
    expect(findingsIn(serviceOf({ ...shop, [path]: onName }), path)).toEqual([]);
  });

  test("for an object whose namespace only a kustomization gives", () => {
    const patchless = deployment.replace(
      "  namespace: shop\n",
      "  annotations: {podgrace/ignore: prestop-too-short}\n",
    );
    const folder: Files = {
      "kustomization.yaml":
        "namespace: shop\nresources: [web.yaml, service.yaml, ingress.yaml, namespace.yaml]\n",
      "web.yaml": patchless,
      "service.yaml": serviceManifest,
      "ingress.yaml": ingress,
      "namespace.yaml": namespace,
    };
    const service = serviceOf(folder);
    expect(suppressedIn(service, "web.yaml")).toEqual(["prestop-too-short: ?"]);
    expect(findingsIn(service, "web.yaml")).toEqual([]);
  });

  test("for one object of a list, not for the one beside it", () => {
    const item = (name: string, annotations: string) =>
      `- ${deployment.replaceAll("web", name).replace("  namespace", `  annotations: ${annotations}\n  namespace`)}`
        .trimEnd()
        .replaceAll("\n", "\n  ");
    const list = `apiVersion: v1\nkind: List\nitems:\n${item("web", "{podgrace/ignore: prestop-too-short}")}\n${item("api", "{}")}\n`;
    const files = {
      ...shop,
      [path]: list,
      "apps/api.yaml": documents(
        serviceManifest.replaceAll("web", "api"),
        ingress.replaceAll("web", "api").replace("name: shop", "name: api"),
      ),
    };
    const service = serviceOf(files);
    expect(service.findings(uriOf(path), english).map(({ object }) => object.name)).toEqual(["api"]);
    expect(service.suppressed(uriOf(path), english).map(({ finding }) => finding.object.name)).toEqual([
      "web",
    ]);
  });
});

describe("a finding is not suppressed", () => {
  test.each([
    ["by another rule", shopWith([command, `${command} # podgrace-ignore prestop-missing`])],
    ["by a misspelt directive", shopWith([command, `${command} # podgrace-ignored prestop-too-short`])],
    ["by a list without rules", shopWith([command, `${command} # podgrace-ignore -- measured`])],
    [
      "by text of the shell",
      shopWith([command, '["sh", "-c", "sleep 30 # podgrace-ignore prestop-too-short"]']),
    ],
    [
      "one line further down",
      shopWith(["lifecycle:", "lifecycle: # podgrace-ignore-next-line prestop-too-short"]),
    ],
    [
      "by a range that never ends",
      shopWithDeployment(`# podgrace-ignore-start prestop-too-short\n${deployment}`),
    ],
    [
      "below the top of the file",
      shopWithDeployment(`${deployment}# podgrace-ignore-file prestop-too-short\n`),
    ],
    [
      "at the top of a second document",
      shopWithDeployment(
        documents(yaml.service("x"), `# podgrace-ignore-file prestop-too-short\n${deployment}`),
      ),
    ],
    [
      "by an annotation of its pods",
      shopWith([
        "      labels:\n        app: web",
        "      annotations: {podgrace/ignore: prestop-too-short}\n      labels:\n        app: web",
      ]),
    ],
    [
      "by another file",
      { ...shop, "apps/service.yaml": `# podgrace-ignore-file prestop-too-short\n${serviceManifest}` },
    ],
  ])("%s", (_, files) => {
    const service = serviceOf(files);
    expect(findingsIn(service, path)).toContain("prestop-too-short warning");
    expect(suppressedIn(service, path)).toEqual([]);
  });
});

describe("nothing is said about what a directive is for", () => {
  const unused = deployment.replace("sleep 30", "sleep 70").replace("Seconds: 45", "Seconds: 90");
  const files = shopWithDeployment(unused.replace('70"]', '70"] # podgrace-ignore prestop-too-short'));
  const unusedFinding = ["directive-invalid hint"];

  test("before the folder has been read", () => {
    const service = serviceOf(files);
    expect(findingsIn(service, path)).toEqual(unusedFinding);
    service.setComplete(false);
    expect(findingsIn(service, path)).toEqual([]);
  });

  test("where its rule is switched off, or Podgrace is", () => {
    const off = { rules: { "prestop-too-short": "off" as const } };
    expect(findingsIn(serviceOf(files, off), path)).toEqual([]);
    expect(findingsIn(serviceOf(files, { enable: false }), path)).toEqual([]);
    const silent = { rules: { "directive-invalid": "off" as const } };
    expect(findingsIn(serviceOf(files, silent), path)).toEqual([]);
    const loud = { rules: { "directive-invalid": "warning" as const } };
    expect(findingsIn(serviceOf(files, loud), path)).toEqual(["directive-invalid warning"]);
  });

  test("where part of the file cannot be read", () => {
    const top = `# podgrace-ignore-file prestop-too-short\n${unused}`;
    expect(findingsIn(serviceOf(shopWithDeployment(top)), path)).toEqual(unusedFinding);
    const broken = documents(top, "kind: Deployment\na: [\n");
    expect(findingsIn(serviceOf(shopWithDeployment(broken)), path)).toEqual([]);
    const template = documents(top, "kind: Deployment\n{{ .spec }}\n");
    expect(findingsIn(serviceOf(shopWithDeployment(template)), path)).toEqual([]);
  });

  test("where an end may stand in a template", () => {
    const start = `# podgrace-ignore-start prestop-too-short\n${deployment}`;
    expect(findingsIn(serviceOf(shopWithDeployment(start)), path)).toContain("directive-invalid hint");
    const hidden = documents(start, "kind: Deployment\n{{ .spec }}\n# podgrace-ignore-end\n");
    expect(findingsIn(serviceOf(shopWithDeployment(hidden)), path)).toEqual(["prestop-too-short warning"]);
  });

  test("where an anchor shares it with other objects", () => {
    const merged = unused.replace(
      "spec:\n  replicas",
      "  annotations:\n    <<: &ignored {podgrace/ignore: prestop-too-short}\nspec:\n  replicas",
    );
    expect(findingsIn(serviceOf(shopWithDeployment(merged)), path)).toEqual([]);
  });

  test("in a file without objects of its own", () => {
    const service = serviceOf({
      ...shop,
      "values.yaml": "# podgrace-ignore-file prestop-missing\nreplicas: 3\n",
    });
    expect(findingsIn(service, "values.yaml")).toEqual([]);
  });
});

const directive = fc.constantFrom(
  "podgrace-ignore",
  "podgrace-ignore-next-line",
  "podgrace-ignore-start",
  "podgrace-ignore-end",
  "podgrace-ignore-file",
  "podgrace-ignore-nextline",
);
const list = fc.constantFrom(
  "prestop-too-short",
  "prestop-missing, prestop-too-short -- why",
  "grace-period-too-short",
  "no-such-rule",
  "directive-invalid",
  "",
);
/** Comments at the ends of lines, by the number of the line, and on lines of their own. */
const comments = fc.array(
  fc.record({
    line: fc.nat(60),
    own: fc.boolean(),
    text: fc.tuple(directive, list).map((parts) => parts.join(" ")),
  }),
  { maxLength: 4 },
);

describe("whatever directives there are", () => {
  const manifests = documents(
    deployment,
    deployment.replaceAll("web", "api").replace("sleep 30", "sleep 50"),
    serviceManifest.replaceAll("web", "api"),
    ingress.replaceAll("web", "api").replace("name: shop", "name: api"),
  );

  function withComments(chosen: readonly { line: number; own: boolean; text: string }[]): string {
    const lines = manifests.split("\n");
    for (const { line, own, text } of [...chosen].sort((a, b) => b.line - a.line)) {
      const at = line % (lines.length - 1);
      if (own) lines.splice(at, 0, `# ${text}`);
      else if (!lines[at]?.includes("#")) lines[at] += ` # ${text}`;
    }
    return lines.join("\n");
  }

  /** All that is said of the other rules, with the lines as they stand. */
  function others(text: string): readonly string[] {
    const service = serviceOf({ ...shop, [path]: text });
    const all = [
      ...service.findings(uriOf(path), english),
      ...service.suppressed(uriOf(path), english).map(({ finding }) => finding),
    ];
    return all
      .filter(({ rule }) => rule !== "directive-invalid")
      .map(({ key, message, severity, span }) =>
        JSON.stringify([key, message, severity, text.slice(span.start, span.end)]),
      )
      .sort();
  }

  test("a finding is open or suppressed, never changed, never lost", () => {
    const before = others(manifests);
    expect(before.length).toBeGreaterThan(2);
    fc.assert(
      fc.property(comments, (chosen) => {
        expect(others(withComments(chosen))).toEqual(before);
      }),
      { numRuns: 80 },
    );
  });

  test("the answers come in order, and the order in which files come has no say", () => {
    fc.assert(
      fc.property(comments, fc.shuffledSubarray(Object.keys(shop), { minLength: 4 }), (chosen, order) => {
        const files: Files = { ...shop, [path]: withComments(chosen) };
        const service = serviceOf(files);
        const shuffled = createLanguageService(fewRules, "file:///work/shop");
        for (const name of order) shuffled.update(uriOf(name), files[name] ?? "");
        shuffled.setComplete(true);
        const findings = service.findings(uriOf(path), english);
        expect(shuffled.findings(uriOf(path), english)).toEqual(findings);
        expect(shuffled.suppressed(uriOf(path), english)).toEqual(service.suppressed(uriOf(path), english));
        const starts = findings.map(({ span }) => span.start);
        expect(starts).toEqual([...starts].sort((a, b) => a - b));
        const keys = findings.map(({ key }) => key);
        expect(new Set(keys).size).toBe(keys.length);
      }),
      { numRuns: 60 },
    );
  });
});
