import { describe, expect, test } from "vitest";
import { yaml } from "../../support/workspaceOf.ts";
import { exposureOf, onlyPath, paths } from "./pathsOf.ts";

const { deployment, service, ingress } = yaml;
const TARGET_TYPE = "alb.ingress.kubernetes.io/target-type";

/** A workload and its Service, with Ingresses of one name in files of their own. */
const files = (...ingresses: string[]) => ({
  "web.yaml": `${deployment("web")}---\n${service("web")}`,
  ...Object.fromEntries(ingresses.map((text, at) => [`ingress-${at}.yaml`, text])),
});

describe("Ingresses of one name in several files are alternatives:", () => {
  const alb = ingress("web", { annotations: `{${TARGET_TYPE}: ip}` });
  const instance = ingress("web", { annotations: `{${TARGET_TYPE}: instance}` });
  const nginx = ingress("web", { spec: "ingressClassName: nginx" });

  test("of different controllers nothing is known, in any order", () => {
    for (const pair of [
      [alb, nginx],
      [nginx, alb],
    ]) {
      expect(exposureOf(files(...pair))).toMatchObject({ state: "unknown", paths: [] });
    }
  });
  test("of one controller the target type is unknown where they differ", () => {
    for (const pair of [
      [alb, instance],
      [instance, alb],
    ]) {
      const exposure = exposureOf(files(...pair));
      expect(paths(exposure)).toEqual(["alb ? external R30 Ingress/web Service/web"]);
    }
  });
  test("that agree are as good as one", () => {
    const exposure = exposureOf(files(alb, alb));
    expect(exposure.paths.map(({ requiredSeconds, certainty }) => [requiredSeconds, certainty])).toEqual([
      [60, "proven"],
    ]);
  });
  test("one that leads elsewhere leaves open whether this one is applied", () => {
    const elsewhere = ingress("web", { service: "other" });
    // What leads elsewhere does not refer to this Service, so that only this one is seen.
    expect(exposureOf(files(alb, elsewhere)).state).toBe("loadBalancer");
  });
  test("names or namespaces that differ make them two front ends, of which the strictest counts", () => {
    const other = ingress("web-internal", { spec: "ingressClassName: nginx", service: "web" });
    expect(paths(exposureOf(files(alb, other)))).toEqual([
      "alb ip external R60 Ingress/web Service/web",
      "nginx ? proxy R10 Ingress/web-internal Service/web",
    ]);
  });
  test("a third one without a namespace links two of different namespaces", () => {
    const spec = "ingressClassName: nginx";
    const three = files(
      ingress("web", { annotations: `{${TARGET_TYPE}: ip}`, namespace: "" }),
      ingress("web", { spec, namespace: "" }),
      ingress("web", { spec, namespace: "" }),
    );
    expect(exposureOf(three).state).toBe("unknown");
  });
});

describe("several files hold one Service:", () => {
  test("each of them gets the requests of a front end that names it", () => {
    const copies = {
      "a/web.yaml": `${deployment("web")}---\n${service("web")}`,
      "b/web.yaml": service("web"),
      "ingress.yaml": ingress("web", { annotations: `{${TARGET_TYPE}: ip}` }),
    };
    const swapped = {
      "b/web.yaml": copies["a/web.yaml"],
      "a/web.yaml": copies["b/web.yaml"],
      "ingress.yaml": copies["ingress.yaml"],
    };
    expect(paths(exposureOf(copies))).toEqual(paths(exposureOf(swapped)));
    expect(onlyPath(exposureOf(copies)).loadBalancer).toBe("alb");
  });
  test("a join is as sure as the least sure of equals", () => {
    const workload = { "apps/web/web.yaml": deployment("web", { namespace: "" }) };
    const near = { ...workload, "apps/web/service.yaml": service("web") };
    const beside = {
      ...near,
      "edge/a.yaml": ingress("web", { annotations: `{${TARGET_TYPE}: ip}` }),
    };
    expect(onlyPath(exposureOf(beside)).certainty).toBe("likely");
  });
});

describe("a target port by its name", () => {
  const named = service("web").replace("{port: 80}", "{port: 80, targetPort: http}");
  const reach = (container: string, text = named) =>
    exposureOf({ "web.yaml": `${deployment("web", { container })}---\n${text}` }).services[0]?.reaches;

  test("is found by the declaration of the container", () => {
    expect(reach("ports: [{name: http, containerPort: 8080}]")).toEqual(["yes"]);
  });
  test("leads nowhere that is known without one", () => {
    expect(reach("ports: [{name: web, containerPort: 8080}]")).toEqual(["unknown"]);
    expect(reach("")).toEqual(["unknown"]);
  });
  test("proves nothing where the declarations cannot be read", () => {
    expect(reach("ports: '{{ .Values.ports }}'")).toEqual(["unknown"]);
  });
  test("a number needs no declaration, nor does one port of several", () => {
    expect(reach("", service("web"))).toEqual(["yes"]);
    const several = service("web").replace("[{port: 80}]", "[{port: 80, targetPort: http}, {port: 81}]");
    expect(reach("", several)).toEqual(["yes"]);
  });
});
