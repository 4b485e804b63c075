import { describe, expect, test } from "vitest";
import { defaultSettings } from "../../../server/src/core/settings.ts";
import { documents, snapshotOf, workloadNamed, workspaceOf, yaml } from "../../support/workspaceOf.ts";
import { exposureOf, one, paths } from "./pathsOf.ts";

const { deployment, service, ingress } = yaml;
const TARGET_TYPE = "alb.ingress.kubernetes.io/target-type";

describe("state", () => {
  test("no Service selects the pods", () => {
    expect(exposureOf(one(deployment("web"), service("other"))).state).toBe("none");
  });
  test("only a ClusterIP Service", () => {
    expect(exposureOf(one(deployment("web"), service("web"))).state).toBe("cluster");
  });
  test("a NodePort waits for somebody outside", () => {
    expect(exposureOf(one(deployment("web"), service("web", { spec: "type: NodePort" }))).state).toBe(
      "unknown",
    );
  });
  test("a Service type of another tool may be anything", () => {
    const spec = "type: $" + "{TYPE}";
    expect(exposureOf(one(deployment("web"), service("web", { spec }))).state).toBe("unknown");
  });
  test("external addresses wait for somebody outside", () => {
    const files = one(deployment("web"), service("web", { spec: "externalIPs: [192.0.2.1]" }));
    expect(exposureOf(files).state).toBe("unknown");
    const none = one(deployment("web"), service("web", { spec: "externalIPs: []" }));
    expect(exposureOf(none).state).toBe("cluster");
  });
  test.each([
    ["a port of the node", "", "ports: [{containerPort: 80, hostPort: 8080}]", "unknown"],
    [
      "every declared port in the network of the host",
      "hostNetwork: true",
      "ports: [{containerPort: 80}]",
      "unknown",
    ],
    ["no port in the network of the host", "hostNetwork: true", "", "none"],
    ["a port of the pod", "", "ports: [{containerPort: 80}]", "none"],
  ])("without a Service, %s decides", (_, pod, container, state) => {
    expect(exposureOf(one(deployment("web", { pod, container }))).state).toBe(state);
  });
  test("a Service tells more than a port of the node", () => {
    const container = "ports: [{containerPort: 80, hostPort: 8080}]";
    expect(exposureOf(one(deployment("web", { container }), service("web"))).state).toBe("cluster");
  });
  test("ExternalName selects nothing", () => {
    expect(exposureOf(one(deployment("web"), service("web", { spec: "type: ExternalName" }))).state).toBe(
      "none",
    );
  });
  test("a Service without selector selects nothing", () => {
    const plain = "apiVersion: v1\nkind: Service\nmetadata: {name: web}\nspec: {ports: [{port: 80}]}\n";
    expect(exposureOf(one(deployment("web"), plain)).state).toBe("none");
  });
  test("a label that cannot be read may be what a selector asks for", () => {
    const unread = deployment("web").replace("{app: web}", "{app: web, app: web}");
    expect(exposureOf(one(unread, service("web"))).state).toBe("unknown");
    expect(exposureOf(one(unread)).state).toBe("none");
  });
  test("a front end of another environment does not count", () => {
    const files = {
      "service.yaml": service("web"),
      "prod/ingress.yaml": ingress("web", { namespace: "prod" }),
      "staging/web.yaml": deployment("web", { namespace: "staging" }),
    };
    expect(exposureOf(files).state).toBe("cluster");
    const unnamed = { ...files, "staging/web.yaml": deployment("web") };
    expect(paths(exposureOf(unnamed))).toEqual(["alb ? external R30 likely Ingress/web Service/web"]);
  });
  test("explicit different namespaces never join", () => {
    const files = one(deployment("web", { namespace: "a" }), service("web", { namespace: "b" }));
    expect(exposureOf(files).state).toBe("none");
  });
  test("nothing is concluded before the folder is indexed", () => {
    const workspace = workspaceOf(one(deployment("web"), service("web")));
    const state = () => {
      const snapshot = workspace.snapshot();
      return snapshot.exposure(workloadNamed(snapshot, "web")).state;
    };
    expect(state()).toBe("cluster");
    workspace.setComplete(false);
    expect(state()).toBe("none");
  });
});

describe("Ingress", () => {
  const annotated = (type: string) => `{${TARGET_TYPE}: ${type}}`;
  const alb = (options = {}, serviceOptions = {}) =>
    paths(exposureOf(one(deployment("web"), service("web", serviceOptions), ingress("web", options))));

  test("ip targets by annotation", () => {
    expect(alb({ annotations: annotated("ip") })).toEqual(["alb ip external R60 Ingress/web Service/web"]);
  });
  test("without a target type the smaller R counts", () => {
    expect(alb()).toEqual(["alb ? external R30 Ingress/web Service/web"]);
  });
  test("a wrong target type is not known", () => {
    expect(alb({ annotations: annotated("pod") })).toEqual(["alb ? external R30 Ingress/web Service/web"]);
  });
  test("the annotation of the Service wins over that of the Ingress (G50)", () => {
    expect(alb({ annotations: annotated("instance") }, { annotations: annotated("ip") })).toEqual([
      "alb ip external R60 Ingress/web Service/web",
    ]);
  });
  test("the class annotation wins over the class field (G48)", () => {
    expect(alb({ annotations: "{kubernetes.io/ingress.class: nginx}" })).toEqual([
      "nginx ? proxy R10 Ingress/web Service/web",
    ]);
  });
  test("an unknown class counts as the smaller claim", () => {
    expect(alb({ spec: "ingressClassName: mine" })).toEqual(["ingress ? proxy R10 Ingress/web Service/web"]);
  });
  test("annotations of the AWS controller tell where no class is named", () => {
    expect(alb({ spec: "", annotations: annotated("ip") })).toEqual([
      "alb ip external R60 Ingress/web Service/web",
    ]);
  });
  test.each([
    ["azure/application-gateway", "appgw ? external R90"],
    ["gce", "gke ? external R60"],
    ["nginx", "nginx ? proxy R10"],
    ["traefik", "traefik ? proxy R10"],
    ["azure-alb-external", "cloud ? external R30"],
    ["cilium", "envoy ? proxy R10"],
    ["webapprouting.kubernetes.azure.com", "nginx ? proxy R10"],
  ])("class %s", (name, expected) => {
    const annotations = `{kubernetes.io/ingress.class: ${name}}`;
    expect(alb({ spec: "", annotations })).toEqual([`${expected} Ingress/web Service/web`]);
  });
  test.each([
    ["ingress.k8s.alibabacloud/alb", "cloud ? external R30"],
    ["oci.oraclecloud.com/native-ingress-controller", "cloud ? external R30"],
    ["alb.networking.azure.io/alb-controller", "cloud ? external R30"],
    ["webapprouting.kubernetes.azure.com/nginx", "nginx ? proxy R10"],
    ["haproxy.org/ingress-controller/haproxy", "haproxy ? proxy R10"],
    ["haproxy-ingress.github.io/controller", "haproxy ? proxy R10"],
    ["ingress-controllers.konghq.com/kong", "kong ? proxy R10"],
    ["cilium.io/ingress-controller", "envoy ? proxy R10"],
  ])("a class named alb of the controller %s", (controller, expected) => {
    const named = `apiVersion: networking.k8s.io/v1\nkind: IngressClass\nmetadata: {name: alb}\nspec: {controller: ${controller}}\n`;
    const files = one(deployment("web"), service("web"), ingress("web"), named);
    expect(paths(exposureOf(files))).toEqual([`${expected} Ingress/web Service/web`]);
  });
  test("a custom class is looked up by its controller, and its parameters win", () => {
    const ingressClass = `apiVersion: networking.k8s.io/v1
kind: IngressClass
metadata: {name: front}
spec: {controller: ingress.k8s.aws/alb, parameters: {apiGroup: elbv2.k8s.aws, kind: IngressClassParams, name: front}}
`;
    const params = `apiVersion: elbv2.k8s.aws/v1beta1
kind: IngressClassParams
metadata: {name: front}
spec: {targetType: ip}
`;
    const files = {
      "app/all.yaml": documents(
        deployment("web"),
        service("web", { annotations: annotated("instance") }),
        ingress("web", { spec: "ingressClassName: front" }),
      ),
      "cluster/class.yaml": documents(ingressClass, params),
    };
    expect(paths(exposureOf(files))).toEqual(["alb ip external R60 Ingress/web Service/web"]);
  });
  test("EKS Auto Mode registers by ip unless told otherwise", () => {
    const ingressClass = `apiVersion: networking.k8s.io/v1
kind: IngressClass
metadata: {name: alb, annotations: {ingressclass.kubernetes.io/is-default-class: "true"}}
spec: {controller: eks.amazonaws.com/alb}
`;
    const files = one(ingressClass, deployment("web"), service("web"), ingress("web", { spec: "" }));
    expect(paths(exposureOf(files))).toEqual(["alb ip external R60 auto Ingress/web Service/web"]);
  });
  test("Services in the JSON of an action", () => {
    const action =
      '{"Type":"forward","ForwardConfig":{"TargetGroups":[{"ServiceName":"web","ServicePort":"80"}]}}';
    const annotations = `{${TARGET_TYPE}: ip, alb.ingress.kubernetes.io/actions.split: '${action}'}`;
    const options = { annotations, service: "split", port: "{name: use-annotation}" };
    expect(alb(options)).toEqual(["alb ip external R60 Ingress/web Service/web"]);
  });
  test("an action that no annotation defines may lead anywhere", () => {
    const files = one(deployment("web"), service("web"), ingress("web", { port: "{name: use-annotation}" }));
    expect(exposureOf(files)).toMatchObject({ state: "unknown", paths: [] });
  });
  test("an action of another folder is not meant for this Service", () => {
    const elsewhere = documents(service("web"), ingress("web", { port: "{name: use-annotation}" }));
    const files = { "a/web.yaml": documents(deployment("web"), service("web")), "b/web.yaml": elsewhere };
    expect(exposureOf(files).state).toBe("cluster");
  });
  test("the legacy shape", () => {
    const legacy = `apiVersion: extensions/v1beta1
kind: Ingress
metadata: {name: old, annotations: {kubernetes.io/ingress.class: alb}}
spec: {backend: {serviceName: web, servicePort: 80}}
`;
    expect(paths(exposureOf(one(deployment("web"), service("web"), legacy)))).toEqual([
      "alb ? external R30 Ingress/old Service/web",
    ]);
  });
  test("several front ends: the strictest first", () => {
    const files = one(
      deployment("web"),
      service("web", { spec: "type: LoadBalancer" }),
      ingress("a", { service: "web", spec: "ingressClassName: nginx" }),
      ingress("b", { service: "web", annotations: annotated("ip") }),
    );
    expect(paths(exposureOf(files))).toEqual([
      "alb ip external R60 Ingress/b Service/web",
      "cloud ? external R30 Service/web",
      "nginx ? proxy R10 Ingress/a Service/web",
    ]);
  });
});

describe("Services of type LoadBalancer", () => {
  const aws = "service.beta.kubernetes.io/aws-load-balancer-";
  test.each([
    ["{}", "type: LoadBalancer", "cloud ? external R30"],
    [`{${aws}type: nlb-ip}`, "type: LoadBalancer", "nlb ip external R120"],
    [`{${aws}type: external, ${aws}nlb-target-type: ip}`, "type: LoadBalancer", "nlb ip external R120"],
    [
      `{${aws}type: external, ${aws}nlb-target-type: instance}`,
      "type: LoadBalancer",
      "nlb instance external R30",
    ],
    [`{${aws}type: nlb}`, "type: LoadBalancer", "nlb ? external R30"],
    [
      `{${aws}nlb-target-type: ip}`,
      "type: LoadBalancer\n  loadBalancerClass: service.k8s.aws/nlb",
      "nlb ip external R120",
    ],
    ["{}", "type: LoadBalancer\n  loadBalancerClass: eks.amazonaws.com/nlb", "nlb ip external R120 auto"],
    [
      `{${aws}type: nlb-ip}`,
      "type: LoadBalancer\n  loadBalancerClass: example.com/lb",
      "cloud ? external R30",
    ],
  ])("annotations %s, %s", (annotations, spec, expected) => {
    const files = one(deployment("web"), service("web", { annotations, spec }));
    expect(paths(exposureOf(files))).toEqual([`${expected} Service/web`]);
  });
});

describe("other front ends", () => {
  test("TargetGroupBinding", () => {
    const binding = `apiVersion: elbv2.k8s.aws/v1beta1
kind: TargetGroupBinding
metadata: {name: tgb}
spec: {serviceRef: {name: web, port: 80}, targetType: ip}
`;
    expect(paths(exposureOf(one(deployment("web"), service("web"), binding)))).toEqual([
      "target-group ip external R60 TargetGroupBinding/tgb Service/web",
    ]);
  });
  const route = `apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: {name: web}
spec:
  parentRefs: [{name: edge}]
  rules: [{backendRefs: [{name: web, port: 80}]}]
`;
  const gateway = (className: string) => `apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: {name: edge}
spec: {gatewayClassName: ${className}}
`;
  const gatewayClass = (name: string, controller: string) => `apiVersion: gateway.networking.k8s.io/v1
kind: GatewayClass
metadata: {name: ${name}}
spec: {controllerName: ${controller}}
`;
  test("a gateway of AWS with the Service's target group configuration", () => {
    const configuration = `apiVersion: gateway.k8s.aws/v1beta1
kind: TargetGroupConfiguration
metadata: {name: web}
spec: {targetReference: {name: web}, defaultConfiguration: {targetType: ip}}
`;
    const files = one(
      deployment("web"),
      service("web"),
      route,
      gateway("aws"),
      gatewayClass("aws", "gateway.k8s.aws/alb"),
      configuration,
    );
    expect(paths(exposureOf(files))).toEqual([
      "gateway-alb ip external R60 Gateway/edge HTTPRoute/web Service/web",
    ]);
  });
  test.each([
    ["istio.io/gateway-controller", "istio ? proxy R10"],
    ["gateway.envoyproxy.io/gatewayclass-controller", "envoy ? proxy R10"],
    ["networking.gke.io/gateway", "gke ? external R60"],
    ["alb.networking.azure.io/alb-controller", "cloud ? external R30"],
    ["application-networking.k8s.aws/gateway-api-controller", "cloud ? external R30"],
    ["io.cilium/gateway-controller", "envoy ? proxy R10"],
    ["kgateway.dev/kgateway", "envoy ? proxy R10"],
    ["openshift.io/gateway-controller/v1", "istio ? proxy R10"],
    ["example.com/other", "gateway ? proxy R10"],
  ])("controller %s", (controller, expected) => {
    const files = one(deployment("web"), service("web"), route, gateway("c"), gatewayClass("c", controller));
    expect(paths(exposureOf(files))).toEqual([`${expected} Gateway/edge HTTPRoute/web Service/web`]);
  });
  test("a gateway that is not in the workspace", () => {
    expect(paths(exposureOf(one(deployment("web"), service("web"), route)))).toEqual([
      "gateway ? proxy R10 HTTPRoute/web Service/web",
    ]);
  });
});

describe("a repository is not one cluster", () => {
  test("the same folder decides before any other", () => {
    const files = {
      "a/web.yaml": documents(deployment("web"), service("web")),
      "b/web.yaml": documents(deployment("web"), service("web", { spec: "type: LoadBalancer" })),
    };
    const snapshot = snapshotOf(files);
    const states = snapshot.files.flatMap((uri) =>
      snapshot.workloads(uri).map((workload) => snapshot.exposure(workload).state),
    );
    expect(states).toEqual(["cluster", "loadBalancer"]);
  });
  test("sibling folders without namespaces are likely", () => {
    const files = {
      "deployments/web.yaml": deployment("web"),
      "services/web.yaml": service("web", { spec: "type: LoadBalancer" }),
    };
    expect(paths(exposureOf(files))).toEqual(["cloud ? external R30 likely Service/web"]);
  });
  test("sibling folders with equal explicit namespaces are proven", () => {
    const files = {
      "deployments/web.yaml": deployment("web", { namespace: "shop" }),
      "services/web.yaml": service("web", { namespace: "shop", spec: "type: LoadBalancer" }),
    };
    expect(paths(exposureOf(files))).toEqual(["cloud ? external R30 Service/web"]);
  });
  test("a Service with workloads of its own nearer by means no other", () => {
    const files = {
      "a/web.yaml": documents(deployment("web"), service("web", { spec: "type: LoadBalancer" })),
      "b/web.yaml": deployment("web").replace("name: web", "name: lonely"),
    };
    expect(exposureOf(files, "lonely").state).toBe("none");
  });
  test("a front end whose Services cannot be read may lead to any of its file and namespace", () => {
    const unread = (namespace = "") => ingress("web", { service: "[no name]", namespace });
    const state = (front: string, edge = "all.yaml") => {
      const app = documents(deployment("web", { namespace: "shop" }), service("web", { namespace: "shop" }));
      const files = edge === "all.yaml" ? one(app, front) : { "all.yaml": app, [edge]: front };
      return exposureOf(files).state;
    };
    expect(state(unread())).toBe("unknown");
    expect(state(unread("shop"))).toBe("unknown");
    expect(state(unread("other"))).toBe("cluster");
    expect(state(unread(), "edge.yaml")).toBe("cluster");
  });
  describe("kustomizations that meet in the cluster", () => {
    const kustomization = (namespace: string, ...resources: string[]) =>
      `${namespace && `namespace: ${namespace}\n`}resources: [${resources.join(", ")}]\n`;
    /** The application in one kustomization; `edge` has the Ingress in another, or in none. */
    const exposed = (application: string, edge: Readonly<Record<string, string>>) =>
      paths(
        exposureOf({
          "app/kustomization.yaml": kustomization(application, "web.yaml"),
          "app/web.yaml": documents(deployment("web"), service("web")),
          ...edge,
        }),
      );
    const inside = (namespace: string, text: string) => ({
      "edge/kustomization.yaml": kustomization(namespace, "ingress.yaml"),
      "edge/ingress.yaml": text,
    });
    const likely = ["alb ? external R30 likely Ingress/web Service/web"];

    test("are likely to belong together where both say the same namespace", () => {
      expect(exposed("shop", inside("shop", ingress("web")))).toEqual(likely);
      expect(exposed("shop", inside("", ingress("web", { namespace: "shop" })))).toEqual(likely);
      expect(exposed("shop", { "edge/ingress.yaml": ingress("web", { namespace: "shop" }) })).toEqual(likely);
    });
    test("do not belong together otherwise", () => {
      expect(exposed("shop", inside("other", ingress("web")))).toEqual([]);
      expect(exposed("shop", inside("", ingress("web")))).toEqual([]);
      expect(exposed("", inside("shop", ingress("web")))).toEqual([]);
      expect(exposed("", inside("", ingress("web")))).toEqual([]);
    });
    test("have no need of each other where the name is found nearer by", () => {
      const own = documents(ingress("web"), service("web"));
      expect(exposed("shop", inside("shop", own))).toEqual([]);
    });
    test("belong to the nearest one of several", () => {
      const files = {
        "a/app/kustomization.yaml": kustomization("shop", "web.yaml"),
        "a/app/web.yaml": documents(deployment("web"), service("web")),
        "b/app/kustomization.yaml": kustomization("shop", "web.yaml"),
        "b/app/web.yaml": documents(deployment("web").replace("name: web", "name: far"), service("web")),
        "a/edge/kustomization.yaml": kustomization("shop", "ingress.yaml"),
        "a/edge/ingress.yaml": ingress("web"),
      };
      expect(paths(exposureOf(files))).toEqual(likely);
      expect(paths(exposureOf(files, "far"))).toEqual([]);
    });
  });
  test("equally near Services of one name that disagree are no proof", () => {
    const files = {
      "web.yaml": deployment("web"),
      "a.yaml": service("web", { spec: "type: LoadBalancer" }),
      "b.yaml": service("web"),
    };
    expect(exposureOf(files).state).toBe("unknown");
  });
  test("files that repeat an object are alternatives", () => {
    const files = {
      "before.yaml": documents(deployment("web"), service("one", { app: "web" })),
      "after.yaml": documents(deployment("web"), service("two", { app: "web", spec: "type: LoadBalancer" })),
    };
    const snapshot = snapshotOf(files);
    const states = snapshot.files.map((uri) =>
      snapshot
        .workloads(uri)
        .map((w) => snapshot.exposure(w).state)
        .join(),
    );
    expect(states).toEqual(["loadBalancer", "cluster"]);
  });
});

describe("which container serves", () => {
  const two = (ports: string) => `apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  template:
    metadata: {labels: {app: web}}
    spec:
      initContainers: [{name: init, image: i}]
      containers:
      - {name: app, image: a, ports: [{containerPort: 8080, name: http}]}
      - {name: log, image: b${ports}}
`;
  const toPort = (target: string) => `apiVersion: v1
kind: Service
metadata: {name: web}
spec: {selector: {app: web}, ports: [{port: 80, targetPort: ${target}}]}
`;
  const reaches = (...texts: string[]) =>
    exposureOf(one(...texts)).services.map(({ reaches }) => reaches.join());
  test.each([
    ["http", "", "yes,no,no"],
    ["8080", "", "yes,no,no"],
    ["9000", ", ports: [{containerPort: 9000}]", "no,yes,no"],
    ["9000", "", "unknown,unknown,no"],
  ])("targetPort %s, ports%s", (target, ports, expected) => {
    expect(reaches(two(ports), toPort(target))).toEqual([expected]);
  });
  test("the only container needs no declared port", () => {
    expect(reaches(deployment("web"), toPort("9000"))).toEqual(["yes"]);
  });
});

test("required seconds come from the settings", () => {
  const settings = {
    ...defaultSettings,
    requiredSeconds: { ...defaultSettings.requiredSeconds, albIp: 75, albInstance: 15 },
  };
  const files = one(
    deployment("web"),
    service("web"),
    ingress("web", { annotations: `{${TARGET_TYPE}: ip}` }),
  );
  const snapshot = snapshotOf(files, settings);
  expect(paths(snapshot.exposure(workloadNamed(snapshot, "web")))).toEqual([
    "alb ip external R75 Ingress/web Service/web",
  ]);
});
