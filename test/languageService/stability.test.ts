import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createLanguageService } from "../../server/src/languageService/languageService.ts";
import { yaml } from "../support/workspaceOf.ts";

const root = "file:///workspace";
const english = { locale: "en" };
const { deployment, service, ingress, namespace } = yaml;
const name = fc.constantFrom("web", "api");
const space = fc.constantFrom("", "", "shop");
const hook = fc.constantFrom(
  "",
  "lifecycle: {preStop: {exec: {command: [sleep, '5']}}}",
  "lifecycle: {preStop: {sleep: {seconds: 45}}}",
  "lifecycle: {preStop: {exec: {command: ['sh -c sleep 5']}}} # podgrace-ignore prestop-ineffective -- known",
);
const target = fc.constantFrom("ip", "instance");

const manifest = fc.oneof(
  fc
    .record({ name, space, hook })
    .map((of) => deployment(of.name, { namespace: of.space, container: of.hook })),
  fc
    .record({ name, space, type: fc.constantFrom("ClusterIP", "LoadBalancer"), ready: fc.boolean() })
    .map(({ name, space, type, ready }) =>
      service(name, {
        namespace: space,
        spec: `type: ${type}${ready ? "\n  publishNotReadyAddresses: true" : ""}`,
      }),
    ),
  fc
    .record({ name, space, target, kind: fc.constantFrom("alb", "nginx") })
    .map(({ name, space, target, kind }) =>
      ingress(name, {
        namespace: space,
        spec: `ingressClassName: ${kind}`,
        annotations: `{alb.ingress.kubernetes.io/target-type: ${target}}`,
      }),
    ),
  fc.constantFrom(
    namespace("shop"),
    namespace("shop", "{elbv2.k8s.aws/pod-readiness-gate-inject: enabled}"),
    namespace("shop", '{elbv2.k8s.aws/pod-readiness-gate-inject: "true"}'),
    "kind: [\n",
    "apiVersion: v1\nkind: ConfigMap\n",
  ),
);

const patches = [
  "{path: b.yaml}",
  "{path: ../other/a.yaml, target: {kind: Deployment}}",
  "{patch: '{kind: Deployment, apiVersion: apps/v1, metadata: {name: web}, spec: {template: {spec: {terminationGracePeriodSeconds: 90}}}}'}",
  "{patch: '[{op: remove, path: /metadata/annotations}]', target: {kind: Ingress, name: web}}",
  "{patch: '[{op: add, path: /spec/type, value: LoadBalancer}]', target: {kind: Service}}",
];
const changes = [
  "namespace: shop",
  "namePrefix: eu-",
  "nameSuffix: -2",
  "commonLabels: {team: edge}",
  "labels: [{pairs: {team: edge}, includeSelectors: true}]",
  "components: [../other]",
  "replicas: [{name: web, count: 1}]",
  "patchesStrategicMerge: [b.yaml]",
  "images: [{name: example/web, newTag: '2'}]",
];

/** What one applies and how it changes that; a component now and then. */
const kustomization = fc
  .record({
    kind: fc.constantFrom("Kustomization", "Kustomization", "Component"),
    resources: fc.subarray(["a.yaml", "b.yaml", "../base", "../base/a.yaml", "../other"]),
    patches: fc.subarray(patches, { maxLength: 2 }),
    changes: fc.subarray(changes, { maxLength: 2 }),
  })
  .map(
    (of) =>
      `kind: ${of.kind}\nresources: [${of.resources}]\npatches: [${of.patches.join(", ")}]\n${of.changes.join("\n")}\n`,
  );

/** Several documents, or a kustomization of its folder. */
const text = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.array(manifest, { minLength: 1, maxLength: 3 }).map((all) => all.join("---\n")),
  },
  { weight: 2, arbitrary: kustomization },
);
const folders = ["base", "overlays", "other"];
const path = fc.constantFrom(
  ...folders.flatMap((folder) =>
    ["a.yaml", "b.yaml", "kustomization.yaml"].map((file) => `${folder}/${file}`),
  ),
);
const files = fc.dictionary(path, text, { minKeys: 1, maxKeys: 7 });
type Files = Readonly<Record<string, string>>;

/** Everything the service says of a folder: findings without their order of making, and what is suppressed. */
function answers(service: ReturnType<typeof createLanguageService>) {
  return service
    .files()
    .map((uri) => [
      uri,
      service.findings(uri, english),
      service.suppressed(uri, english).map(({ finding }) => finding.key),
      service.workloads(uri),
    ]);
}

function fresh(of: Files) {
  const service = createLanguageService(undefined, root);
  for (const [file, content] of Object.entries(of)) service.updateFromDisk(`${root}/${file}`, content);
  service.setComplete(true);
  return service;
}

/** Milliseconds until a test is taken to hang: many share the machine. */
const timeout = 120_000;

describe("findings do not depend on", { timeout }, () => {
  test("the order in which files are read", () => {
    fc.assert(
      fc.property(files, fc.infiniteStream(fc.nat()), (of, numbers) => {
        const shuffled = Object.fromEntries(
          Object.entries(of)
            .map((entry) => ({ entry, at: numbers.next().value ?? 0 }))
            .sort((a, b) => a.at - b.at)
            .map(({ entry }) => entry),
        );
        expect(answers(fresh(shuffled))).toEqual(answers(fresh(of)));
      }),
      { numRuns: 150 },
    );
  });

  test("the way that led to the texts: open, edited, closed, removed, in any order", () => {
    const step = fc.oneof(
      fc.record({ kind: fc.constantFrom("open", "disk"), path, text }),
      fc.record({ kind: fc.constantFrom("remove", "close", "ask"), path }),
    );
    fc.assert(
      fc.property(files, fc.array(step, { maxLength: 12 }), (of, steps) => {
        const service = fresh(of);
        const buffers = new Map<string, string>();
        const disk = new Map(Object.entries(of));
        for (const each of steps) {
          const uri = `${root}/${each.path}`;
          if (each.kind === "ask") answers(service);
          else if (each.kind === "close") {
            if (buffers.delete(each.path)) service.close(uri, disk.get(each.path) ?? null);
          } else if (each.kind === "remove") {
            disk.delete(each.path);
            service.remove(uri);
          } else if ("text" in each && each.kind === "open") {
            buffers.set(each.path, each.text);
            service.update(uri, each.text);
          } else if ("text" in each) {
            disk.set(each.path, each.text);
            service.updateFromDisk(uri, each.text);
          }
        }
        for (const file of buffers.keys()) service.close(`${root}/${file}`, disk.get(file) ?? null);
        expect(answers(service)).toEqual(answers(fresh(Object.fromEntries(disk))));
      }),
      { numRuns: 150 },
    );
  });

  test("the order of documents in their file", () => {
    fc.assert(
      fc.property(files, (of) => {
        const turned = Object.fromEntries(
          Object.entries(of).map(([file, content]) => [file, content.split("---\n").reverse().join("---\n")]),
        );
        expect(said(turned)).toEqual(said(of));
      }),
      { numRuns: 150 },
    );
  });

  test("the names of files in their folder", () => {
    const renamed = (of: Files) =>
      Object.fromEntries(
        Object.entries(of).map(([file, content]) => [
          file.replace(/a\.yaml$/, "z.yaml"),
          file.endsWith("kustomization.yaml") ? content.replaceAll("a.yaml", "z.yaml") : content,
        ]),
      );
    fc.assert(
      fc.property(files, (of) => {
        expect(said(renamed(of))).toEqual(said(of));
      }),
      { numRuns: 150 },
    );
  });
});

/** What is found, without the places: rule, severity, object and container of every finding and folder. */
function said(of: Files): readonly string[] {
  const service = fresh(of);
  return service
    .files()
    .flatMap((uri) => service.findings(uri, english))
    .map(({ rule, severity, object, container, uri }) =>
      JSON.stringify([uri.slice(root.length).split("/")[1], rule, severity, object, container]),
    )
    .sort();
}
