import { describe, expect, test } from "vitest";
import { valueOf } from "../../../server/src/core/yaml/field.ts";
import { documents, snapshotOf, yaml } from "../../support/workspaceOf.ts";

const { deployment, service, ingress, namespace } = yaml;
const IP = "{alb.ingress.kubernetes.io/target-type: ip}";

/** `shop manifest 2 targets`, one line per namespace. */
function namespacesOf(files: Readonly<Record<string, string>>): string[] {
  return snapshotOf(files)
    .targetNamespaces()
    .map(({ name, manifest, ambiguous, autoMode, runsController, targets }) =>
      [
        name ?? "(none)",
        manifest ? "manifest" : "no-manifest",
        ...(ambiguous ? ["ambiguous"] : []),
        ...(autoMode ? ["auto"] : []),
        ...(runsController ? ["controller"] : []),
        targets.map(({ workload }) => valueOf(workload.manifest.name)).join("+"),
      ].join(" "),
    );
}

const app = (name: string, ns: string, annotations = IP) =>
  documents(
    deployment(name, { namespace: ns }),
    service(name, { namespace: ns }),
    ingress(name, { namespace: ns, annotations }),
  );

describe("namespaces with ip targets", () => {
  test("one for all workloads of a namespace", () => {
    const files = { "ns.yaml": namespace("shop"), "a.yaml": app("a", "shop"), "b.yaml": app("b", "shop") };
    expect(namespacesOf(files)).toEqual(["shop manifest a+b"]);
  });
  test("instance and unknown target types need no gate", () => {
    const instance = IP.replace(": ip", ": instance");
    expect(namespacesOf({ "a.yaml": app("a", "shop", instance), "b.yaml": app("b", "shop", "{}") })).toEqual(
      [],
    );
  });
  test("a namespace outside of the workspace", () => {
    expect(namespacesOf({ "a.yaml": app("a", "shop") })).toEqual(["shop no-manifest a"]);
  });
  test("no namespace at all", () => {
    expect(namespacesOf({ "a.yaml": app("a", "") })).toEqual(["(none) no-manifest a"]);
  });
  test("the nearest of several Namespace manifests counts", () => {
    const files = {
      "prod/ns.yaml": namespace("shop", "{elbv2.k8s.aws/pod-readiness-gate-inject: enabled}"),
      "prod/a.yaml": app("a", "shop"),
      "test/ns.yaml": namespace("shop"),
    };
    const [found] = snapshotOf(files).targetNamespaces();
    expect(found?.manifest?.uri).toBe("file:///ws/prod/ns.yaml");
  });
  test("equally near ones that disagree are ambiguous", () => {
    const files = {
      "app/a.yaml": app("a", "shop"),
      "one/ns.yaml": namespace("shop", "{elbv2.k8s.aws/pod-readiness-gate-inject: enabled}"),
      "two/ns.yaml": namespace("shop"),
    };
    expect(namespacesOf(files)).toEqual(["shop no-manifest ambiguous a"]);
  });
  test("a Namespace of a sibling folder may be that of another environment", () => {
    const files = { "prod/a.yaml": app("a", "shop"), "dev/ns.yaml": namespace("shop") };
    expect(namespacesOf(files)).toEqual(["shop manifest ambiguous a"]);
  });
  test("the namespace of the controller itself", () => {
    const controller = deployment("lbc", { namespace: "shop" }).replace(
      "{app: lbc}",
      "{app: lbc, app.kubernetes.io/name: aws-load-balancer-controller}",
    );
    expect(namespacesOf({ "a.yaml": app("a", "shop"), "c.yaml": controller })).toEqual([
      "shop no-manifest controller a",
    ]);
  });
  test("the namespace that a kustomization gives, also to the Namespace itself", () => {
    const files = {
      "kustomization.yaml": "namespace: prod\nresources: [a.yaml, ns.yaml]\n",
      "a.yaml": app("a", ""),
      "ns.yaml": namespace("whatever"),
    };
    expect(namespacesOf(files)).toEqual(["prod manifest a"]);
  });
});
