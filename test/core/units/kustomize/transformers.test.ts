import { describe, expect, test } from "vitest";
import type { Workload } from "../../../../server/src/core/kubernetes/workload.ts";
import type { Effective } from "../../../../server/src/core/workspace/effective.ts";
import type { Snapshot } from "../../../../server/src/core/workspace/snapshot.ts";
import { type Field, valueOf } from "../../../../server/src/core/yaml/field.ts";
import { documents, objectNamed, snapshotOf, workloadNamed, yaml } from "../../../support/workspaceOf.ts";

const { deployment, service, ingress } = yaml;
const ip = "{alb.ingress.kubernetes.io/target-type: ip}";
const web = documents(deployment("web"), service("web"), ingress("web", { annotations: ip }));

/** One kustomization over manifests. */
function kustomized(lines: string, manifests = web, more: Readonly<Record<string, string>> = {}): Snapshot {
  return snapshotOf({
    "kustomization.yaml": `resources: [all.yaml]\n${lines}\n`,
    "all.yaml": manifests,
    ...more,
  });
}

const shown = (field: Field<unknown> | undefined) =>
  field?.state === "known" ? field.value : (field?.state ?? "none");

describe("labels", () => {
  const cronJob = `apiVersion: batch/v1
kind: CronJob
metadata: {name: clean}
spec:
  jobTemplate:
    spec:
      template:
        metadata: {labels: {app: clean}}
        spec: {containers: [{name: clean, image: example/clean}]}
`;
  const cloneSet = deployment("web")
    .replace("apps/v1", "apps.kruise.io/v1beta1")
    .replace("Deployment", "StatefulSet");

  test.each<[string, string, string, string]>([
    ["a pod template", deployment("web"), "commonLabels: {tier: x}", "x"],
    ["the pod template of a CronJob", cronJob, "commonLabels: {tier: x}", "x"],
    [
      "the pod template of a StatefulSet",
      deployment("web").replace("Deployment", "StatefulSet"),
      "commonLabels: {tier: x}",
      "x",
    ],
    ["no pod template of a custom resource", cloneSet, "commonLabels: {tier: x}", "none"],
    [
      "what `fields` names",
      deployment("web"),
      "labels: [{pairs: {tier: x}, fields: [{path: spec/template/metadata/labels, create: true}]}]",
      "x",
    ],
    [
      "what `fields` names of its kind",
      deployment("web"),
      "labels: [{pairs: {tier: x}, fields: [{path: spec/template/metadata/labels, kind: Deployment, group: apps, version: v1, create: true}]}]",
      "x",
    ],
    [
      "nothing of another kind",
      deployment("web"),
      "labels: [{pairs: {tier: x}, fields: [{path: spec/template/metadata/labels, kind: Job, create: true}]}]",
      "none",
    ],
    [
      "nothing of another group",
      deployment("web"),
      "labels: [{pairs: {tier: x}, fields: [{path: spec/template/metadata/labels, group: batch, create: true}]}]",
      "none",
    ],
    [
      "nothing of another version",
      deployment("web"),
      "labels: [{pairs: {tier: x}, fields: [{path: spec/template/metadata/labels, version: v2, create: true}]}]",
      "none",
    ],
    ["nothing without pairs", deployment("web"), "labels: [{includeTemplates: true}]", "none"],
    ["nothing where nothing is given", deployment("web"), "commonLabels: {}\nlabels: [{pairs: {}}]", "none"],
  ])("reach %s", (_, manifest, lines, tier) => {
    const snapshot = kustomized(lines, manifest);
    const [workload] = snapshot.ofType("workload") as readonly Effective<Workload>[];
    expect(shown(workload?.manifest.pod?.labels.entries.tier)).toBe(tier);
  });

  test("change what a Service selects", () => {
    const lines = "labels: [{pairs: {app: x}, fields: [{path: spec/selector, kind: Service, create: true}]}]";
    const snapshot = kustomized(lines);
    expect(snapshot.exposure(workloadNamed(snapshot, "web")).state).toBe("none");
  });

  test("of a field that nothing is to be created in are not followed there", () => {
    const lines = "labels: [{pairs: {app: x}, fields: [{path: spec/selector, kind: Service}]}]";
    const snapshot = kustomized(lines);
    expect(snapshot.exposure(workloadNamed(snapshot, "web")).state).toBe("loadBalancer");
  });
});

describe("annotations", () => {
  test("reach every object and pod template", () => {
    const snapshot = kustomized("commonAnnotations: {team: x}");
    const { annotations, pod } = workloadNamed(snapshot, "web").manifest;
    expect([annotations.entries.team, pod?.annotations.entries.team].map(shown)).toEqual(["x", "x"]);
    expect(shown(objectNamed(snapshot, "Service", "web").manifest.annotations.entries.team)).toBe("x");
  });

  test("that are no mapping say nothing", () => {
    const { annotations } = workloadNamed(kustomized("commonAnnotations: [x]"), "web").manifest;
    expect(Object.keys(annotations.entries)).toEqual([]);
  });
});

describe("the namespace", () => {
  const ingressClass = `apiVersion: networking.k8s.io/v1
kind: IngressClass
metadata: {name: alb}
spec: {controller: ingress.k8s.aws/alb}
`;
  test.each<[string, unknown]>([
    ["namespace: shop", "shop"],
    ["namespace: ''", "absent"],
    ["namespace:", "absent"],
    ["namespace: {a: b}", "unknown"],
  ])("%s", (lines, namespace) => {
    expect(shown(workloadNamed(kustomized(lines), "web").namespace)).toBe(namespace);
  });

  test("is none of an IngressClass", () => {
    const snapshot = kustomized("namespace: shop", documents(web, ingressClass));
    expect(shown(objectNamed(snapshot, "IngressClass", "alb").namespace)).toBe("absent");
  });

  test("is made together with missing metadata, and not where something else stands", () => {
    const snapshot = kustomized(
      "namespace: shop",
      documents(
        "apiVersion: v1\nkind: Service\nspec: {}\n",
        "apiVersion: v1\nkind: Service\nmetadata:\n",
        "apiVersion: v1\nkind: Service\nmetadata: x\n",
      ),
    );
    const namespaces = snapshot.ofType("service").map(({ namespace }) => shown(namespace));
    expect(namespaces).toEqual(["shop", "shop", "unknown"]);
  });
});

describe("prefixes and suffixes", () => {
  test("leave Namespaces, and objects without a name, as they are", () => {
    const snapshot = kustomized(
      "namePrefix: a-\nnameSuffix: 1",
      documents(yaml.namespace("shop"), "apiVersion: v1\nkind: Service\nspec: {}\n", deployment("web")),
    );
    expect(shown(objectNamed(snapshot, "Namespace", "shop").name)).toBe("shop");
    expect(snapshot.ofType("service").map(({ name }) => shown(name))).toEqual(["absent"]);
    expect(shown(workloadNamed(snapshot, "web").name)).toBe("a-web1");
  });

  test("are followed by what scales a workload, and by the class of an Ingress", () => {
    const autoscaler = (kind: string) => `apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: {name: ${kind.toLowerCase()}}
spec: {scaleTargetRef: {kind: ${kind}, name: web}}
`;
    const ingressClass = `apiVersion: networking.k8s.io/v1
kind: IngressClass
metadata: {name: internet}
spec: {controller: k8s.io/ingress-nginx}
`;
    const snapshot = kustomized(
      "namePrefix: a-",
      documents(
        deployment("web"),
        service("web"),
        ingress("web", { spec: "ingressClassName: internet" }),
        ingressClass,
        autoscaler("Deployment"),
        autoscaler("Rollout"),
        "apiVersion: autoscaling/v2\nkind: HorizontalPodAutoscaler\nmetadata: {name: none}\nspec: {scaleTargetRef: {name: web}}\n",
      ),
    );
    const targets = snapshot
      .ofType("autoscaler")
      .map(({ manifest }) => manifest.type === "autoscaler" && shown(manifest.target));
    expect(targets).toEqual(["a-web", "web", "web"]);
    const { paths } = snapshot.exposure(workloadNamed(snapshot, "web"));
    expect(paths.map(({ loadBalancer }) => loadBalancer)).toEqual(["nginx"]);
  });

  test("of two candidates, the reference follows the one with the same prefixes", () => {
    const base = {
      "base/kustomization.yaml": "resources: [web.yaml]\n",
      "base/web.yaml": documents(deployment("web"), service("web")),
    };
    const snapshot = snapshotOf({
      ...base,
      "a/kustomization.yaml": "namePrefix: a-\ncommonLabels: {part: a}\nresources: [../base]\n",
      "b/kustomization.yaml": "namePrefix: b-\ncommonLabels: {part: b}\nresources: [../base, front.yaml]\n",
      "b/front.yaml": ingress("front", { service: "web", annotations: ip }),
      "kustomization.yaml": "resources: [a, b, loose.yaml]\n",
      "loose.yaml": ingress("loose", { service: "web", annotations: ip }),
    });
    const states = snapshot.ofType("workload").map((workload) => {
      const own = workload as Effective<Workload>;
      return `${valueOf(own.name)} ${snapshot.exposure(own).state}`;
    });
    expect(states).toEqual(["a-web cluster", "b-web loadBalancer"]);
  });
});

describe("replicas", () => {
  test.each<[string, unknown]>([
    ["replicas: [{name: web, count: 3}]", 3],
    ["replicas: [{name: api, count: 3}]", "absent"],
    ["replicas: [{name: web}]", "unknown"],
    ["replicas: {name: web, count: 3}", "absent"],
  ])("%s", (lines, replicas) => {
    expect(shown(workloadNamed(kustomized(lines), "web").manifest.replicas)).toBe(replicas);
  });
});

describe("images", () => {
  test.each<[string, string, string]>([
    ["example/web:1", "{name: example/web, newTag: v2}", "example/web:v2"],
    ["example/web", "{name: example/web, newName: example/api, newTag: v2}", "example/api:v2"],
    ["example/web:1", "{name: example/web, newTag: v2, digest: 'sha256:ab'}", "example/web:v2@sha256:ab"],
    ["example/web:1", "{name: example/web, tagSuffix: -slim}", "example/web:1-slim"],
    ["example/web@sha256:ab", "{name: example/web, tagSuffix: -slim}", "example/web@sha256:ab"],
    ["example/web:1@sha256:ab", "{name: example/web, newName: web}", "web:1@sha256:ab"],
    ["example/web:1", "{newTag: v2}", "example/web:1"],
    ["example/web:1", "{name: example/web}", "example/web:1"],
    ["example/web:1", "{name: example/we, newTag: v2}", "example/web:1"],
    ["example/web:1", "{name: api, newTag: v2}", "example/web:1"],
    ["example/web:1", "[example/web]", "example/web:1"],
  ])("%s with %s is %s", (image, change, expected) => {
    const snapshot = kustomized(`images: [${change}]`, deployment("web").replace("example/web:1", image));
    expect(shown(workloadNamed(snapshot, "web").manifest.pod?.containers[0]?.image)).toBe(expected);
  });

  test("none, and of a container that names none", () => {
    expect(shown(workloadNamed(kustomized("images: []"), "web").manifest.pod?.containers[0]?.image)).toBe(
      "example/web:1",
    );
    const bare = deployment("web").replace("        image: example/web:1\n", "        image: [x]\n");
    expect(
      shown(
        workloadNamed(kustomized("images: [{name: x, newTag: v2}]", bare), "web").manifest.pod?.containers[0]
          ?.image,
      ),
    ).toBe("unknown");
  });
});

describe("replacements", () => {
  const replacing = (select: string, ...paths: readonly string[]) =>
    `replacements:
- source: {kind: ConfigMap, name: c}
  targets:
  - select: ${select}
    fieldPaths: [${paths.map((path) => `'${path}'`).join(", ")}]`;
  const read = (lines: string) => {
    const { manifest, patched } = workloadNamed(kustomized(lines), "web");
    const [container] = manifest.pod?.containers ?? [];
    return {
      replicas: shown(manifest.replicas),
      image: shown(container?.image),
      label: shown(manifest.pod?.labels.entries.app),
      patched,
    };
  };
  const before = { replicas: "absent", image: "example/web:1", label: "web", patched: false };

  test.each<[string, readonly string[], object]>([
    ["a field that is missing", ["spec.replicas"], { replicas: "unknown" }],
    ["an item by its name", ["spec.template.spec.containers.[name=web].image"], { image: "unknown" }],
    ["an item by its number", ["spec.template.spec.containers.0.image"], { image: "unknown" }],
    ["every item", ["spec.template.spec.containers.*.image"], { image: "unknown" }],
    ["every key", ["spec.template.metadata.labels.*"], { label: "unknown" }],
    [
      "several fields",
      ["spec.replicas", "spec.template.metadata.labels.app"],
      { replicas: "unknown", label: "unknown" },
    ],
    [
      "another item",
      ["spec.template.spec.containers.[name=api].image", "spec.template.spec.containers.1.image"],
      {},
    ],
    ["a key with a point", ["metadata.annotations.a\\.b"], {}],
    ["what is inside of a text", ["spec.template.spec.containers.0.image.x"], {}],
  ])("of %s", (_, paths, changed) => {
    expect(read(replacing("{kind: Deployment}", ...paths))).toEqual({ ...before, ...changed });
  });

  test("act on what they select", () => {
    expect(read(replacing("{kind: Service}", "spec.replicas"))).toEqual(before);
  });

  test.each([
    ["of a whole section", replacing("{kind: Deployment}", "spec")],
    ["of a path that is none", replacing("{kind: Deployment}", "")],
    ["that select in a way that is not read", replacing("{labelSelector: 'a > 1'}", "spec.replicas")],
    ["that select nothing", "replacements: [{source: {kind: A}, targets: [{fieldPaths: [spec.replicas]}]}]"],
    ["in a file", "replacements: [{path: r.yaml}]"],
    ["that are no mapping", "replacements: [r.yaml]"],
  ])("%s leave nothing known", (_, lines) => {
    expect(read(lines)).toMatchObject({ patched: true });
  });
});

describe("configurations", () => {
  const patched = (configuration: string | null, lines = "configurations: [c.yaml]") => {
    const snapshot = kustomized(lines, web, configuration === null ? {} : { "c.yaml": configuration });
    return snapshot.files
      .flatMap((uri) => snapshot.objects(uri))
      .filter((each) => each.patched)
      .map(({ manifest }) => manifest.kind);
  };
  const all = ["Deployment", "Service", "Ingress"];

  test.each<[string, string, readonly string[]]>([
    ["a kind", "namePrefix:\n- path: metadata/name\n  kind: Deployment\n", ["Deployment"]],
    ["any kind", "namePrefix:\n- path: metadata/name\n", all],
    ["a kind that is not read", "images:\n- path: spec/image\n  kind: Robot\n", []],
    ["variables", "varReference:\n- path: spec/x\n  kind: Deployment\n", []],
    [
      "references to a kind that is read",
      "nameReference:\n- kind: Service\n  fieldSpecs:\n  - {kind: Ingress, path: spec/x}\n  - {kind: Job, path: spec/y}\n",
      ["Ingress"],
    ],
    [
      "references to a kind that is not read",
      "nameReference:\n- kind: ConfigMap\n  fieldSpecs:\n  - {kind: Deployment, path: spec/x}\n",
      [],
    ],
    ["references from any kind", "nameReference:\n- kind: Service\n  fieldSpecs:\n  - path: spec/x\n", all],
    ["references that are no mapping", "nameReference:\n- 'path: x'\n", all],
    [
      "two documents",
      "images:\n- path: a\n  kind: Service\n---\nimages:\n- path: a\n  kind: Ingress\n",
      ["Service", "Ingress"],
    ],
    ["a list of nothing", "images:\nvarReference:\n- path: a\n", []],
    ["something else than a mapping", "- path: a\n  op: b\n", all],
    ["something that is not read", "images: [{path: a, kind: Service}]\n", all],
  ])("of %s", (_, configuration, kinds) => {
    expect(patched(configuration)).toEqual(kinds);
  });

  test("that are not there may speak of anything", () => {
    expect(patched(null)).toEqual(all);
    expect(patched(null, "configurations: ['https://example.com/c.yaml']")).toEqual(all);
  });
});
