import { describe, expect, test } from "vitest";
import { documents, yaml } from "../../support/workspaceOf.ts";
import { deployment, ingress, namespace, service as serviceManifest, shop, shopWith } from "../hover/shop.ts";
import { type Files, uriOf } from "../marked.ts";
import { english, findingsIn, serviceOf, suppressedIn } from "./suppressing.ts";

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
    expect(suppressed?.by).toMatchObject([
      { medium: "comment", form: "file" },
      { medium: "comment", form: "line" },
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
