import { describe, expect, test } from "vitest";
import { createLanguageService } from "../../server/src/languageService/languageService.ts";
import { randomFile } from "../fuzz/manifests.ts";
import { type Random, randomFrom } from "../fuzz/random.ts";
import { ROOT } from "../support/workspaceOf.ts";

const english = { locale: "en" };

const paths = ["a/one.yaml", "a/two.yaml", "b/one.yaml", "b/c/two.yaml", "base/app.yaml", "three.yaml"];

const kustomizations = ["a/kustomization.yaml", "base/kustomization.yaml", "b/kustomization.yaml"];
const patchPaths = ["a/patch.yaml", "base/patch.yaml"];

function patch(random: Random): string {
  const pod = random.one([
    "terminationGracePeriodSeconds: 5",
    "containers: [{name: web, lifecycle: {preStop: {sleep: {seconds: 7}}}}]",
    "containers: [{name: web, $patch: delete}]",
  ]);
  const name = random.one(["web", "api"]);
  return `apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: ${name}}\nspec: {template: {spec: {${pod}}}}\n`;
}

function kustomization(random: Random): string {
  const lines = random.one([
    "",
    "namePrefix: p-",
    "patches: [{path: patch.yaml}]",
    "patches: [{target: {kind: Deployment}, patch: '[{op: remove, path: /spec/template/spec/containers/0}]'}]",
    "replicas: [{name: web, count: 1}]",
    "labels: [{pairs: {app: api}, includeSelectors: true}]",
    "components: [../base]",
    "transformers: [x.yaml]",
    "patches: [",
  ]);
  return `namespace: ${random.one(["shop", "other"])}\nresources: [${random.one(["../base", "../base/app.yaml", "one.yaml", "app.yaml"])}]\n${lines}\n`;
}

type Texts = Map<string, string>;

/** Settings that differ from place to place. */
function configuration(random: Random): string {
  const name = random.one(["web", "api"]);
  return random.one([
    `overrides: [{name: ${name}, rules: {prestop-missing: "off"}}]\n`,
    `requiredSeconds: {albIp: ${random.one(["3", "300"])}}\n`,
    "ignore: [a/**]\n",
  ]);
}

function changeOne(texts: Texts, random: Random): string {
  if (random.once(12)) {
    const uri = `${ROOT}/${random.one(["", "a/", "b/"])}.podgrace.yaml`;
    if (!texts.delete(uri)) texts.set(uri, configuration(random));
    return uri;
  }
  const uri = `${ROOT}/${random.once(5) ? random.one(kustomizations) : random.one([...paths, ...patchPaths])}`;
  const before = texts.get(uri);
  if (uri.includes("kustomization")) texts.set(uri, kustomization(random));
  else if (uri.includes("patch")) texts.set(uri, patch(random));
  else if (before === undefined || random.once(3)) texts.set(uri, randomFile(random));
  else if (random.once(6)) texts.delete(uri);
  else if (random.once(5)) texts.set(uri, before.split("---\n").reverse().join("---\n"));
  else if (random.once(2))
    texts.set(
      uri,
      before.replace(
        random.one(["web", "api", "shop", "ip", "80"]),
        random.one(["api", "web", "other", "instance", "81"]),
      ),
    );
  else texts.set(uri, `# moved\n${before}`);
  return uri;
}

function everythingSaid(service: ReturnType<typeof createLanguageService>) {
  return service.files().map((uri) => ({
    uri,
    findings: service.findings(uri, english),
    suppressed: service.suppressed(uri, english),
    workloads: service.workloads(uri),
  }));
}

function fresh(texts: Texts) {
  const service = createLanguageService(undefined, ROOT);
  for (const [uri, text] of texts) service.updateFromDisk(uri, text);
  service.setComplete(true);
  return service;
}

describe("after any sequence of edits", { timeout: 120_000 }, () => {
  test.each([1, 2, 3, 4, 5, 6, 7, 8])("everything is said that a fresh reading says (seed %i)", (seed) => {
    const random = randomFrom(seed);
    const texts: Texts = new Map(paths.map((path) => [`${ROOT}/${path}`, randomFile(random)]));
    const service = fresh(texts);
    let compared = 0;
    for (let edits = 0; edits < 40; edits++) {
      const uri = changeOne(texts, random);
      const text = texts.get(uri);
      // Typed into a buffer with every other seed.
      if (text === undefined) seed % 2 === 0 ? service.remove(uri) : service.close(uri, null);
      else if (seed % 2 === 0) service.updateFromDisk(uri, text);
      else service.update(uri, text);
      // Not after each one: several edits may come before anybody asks.
      if (random.once(3)) continue;
      compared += service.files().flatMap((file) => service.findings(file, english)).length;
      expect(everythingSaid(service), `edit ${edits} of ${uri}`).toEqual(everythingSaid(fresh(texts)));
    }
    expect(compared).toBeGreaterThan(20);
  });
});
