import type { Ingress, IngressClass, Service } from "../kubernetes/manifest.ts";
import { entry } from "../kubernetes/manifest.ts";
import type { Effective } from "../workspace/effective.ts";
import { nearest, pick } from "../workspace/nearness.ts";
import type { ObjectIndex } from "../workspace/objectIndex.ts";
import { valueOf } from "../yaml/field.ts";
import type { LoadBalancerKind } from "./exposure.ts";
import { isMadeForGoogle } from "./googleBackend.ts";
import { annotation } from "./targetAttributes.ts";

/** Who serves an Ingress. */
export interface IngressController {
  readonly kind: LoadBalancerKind;
  readonly autoMode: boolean;
  /** The IngressClass that decided, whose parameters then count; null where an annotation or a name did. */
  readonly ingressClass: Effective<IngressClass> | null;
}

/**
 * The controller of an Ingress in the order of domain-facts §C3: the legacy annotation alone decides, else the class
 * by name, else the default class. What no object says is told from well-known names, at last from annotations
 * of the Ingress or its Service that only one controller reads.
 */
export function controllerOf(
  ingress: Effective<Ingress>,
  service: Service,
  index: ObjectIndex,
): IngressController {
  const legacy = annotation(ingress.manifest.annotations, "kubernetes.io/ingress.class");
  if (legacy.state === "unknown") return unknownController;
  if (legacy.state === "known") return byName(legacy.value);
  const { className } = ingress.manifest;
  if (className.state === "known") {
    const named = nearest(ingress, index.named("ingressClass", className.value), "cluster");
    const found = pick(ingress, named, (candidate) => valueOf(candidate.controller, ""));
    if (found) return byClass(found.object) ?? unknownController;
    return named.length > 0 ? unknownController : byName(className.value);
  }
  if (className.state === "unknown") return unknownController;
  const defaults = index.ofType("ingressClass").filter(({ manifest }) => isDefault(manifest));
  const fallback = pick(ingress, nearest(ingress, defaults, "cluster"), (found) =>
    valueOf(found.controller, ""),
  );
  // The default class of another folder may be that of another cluster.
  if (fallback === undefined || fallback.certainty === "likely")
    return byAnnotations(ingress.manifest, service);
  return byClass(fallback.object) ?? unknownController;
}

const unknownController = ofKind("ingress");

/** Told without a class. */
function ofKind(kind: LoadBalancerKind): IngressController {
  return { kind, autoMode: false, ingressClass: null };
}

function byClass(ingressClass: Effective<IngressClass>): IngressController | null {
  const controller = valueOf(ingressClass.manifest.controller);
  if (controller === null || ingressClass.patched) return null;
  const autoMode = controller === "eks.amazonaws.com/alb";
  return { kind: autoMode ? "alb" : kindOfController(controller), autoMode, ingressClass };
}

/**
 * Controllers that set up a load balancer outside of the cluster of which no figure is known: Application Gateway for
 * Containers, the ALB of Alibaba Cloud (whose class is often named `alb` too), the native one of Oracle Cloud.
 */
const cloudControllers: ReadonlySet<string> = new Set([
  "alb.networking.azure.io/alb-controller",
  "ingress.k8s.alibabacloud/alb",
  "oci.oraclecloud.com/native-ingress-controller",
]);

/** `spec.controller` of an IngressClass, as the controllers document it. */
function kindOfController(controller: string): LoadBalancerKind {
  if (controller === "ingress.k8s.aws/alb") return "alb";
  if (controller === "azure/application-gateway") return "appgw";
  if (cloudControllers.has(controller)) return "cloud";
  if (controller === "k8s.io/ingress-nginx" || controller.startsWith("nginx.org/")) return "nginx";
  if (controller.startsWith("webapprouting.kubernetes.azure.com/nginx")) return "nginx";
  if (controller === "cilium.io/ingress-controller") return "envoy";
  if (controller === "traefik.io/ingress-controller") return "traefik";
  if (controller.startsWith("projectcontour.io/")) return "contour";
  if (controller.startsWith("haproxy") || controller === "openshift.io/ingress-to-route") return "haproxy";
  if (controller.startsWith("ingress-controllers.konghq.com/")) return "kong";
  if (controller === "istio.io/ingress-controller") return "istio";
  return "ingress";
}

/** Names that a controller takes by default, or that its installation gives to the class. */
const classNames: Readonly<Record<string, LoadBalancerKind>> = {
  alb: "alb",
  "azure/application-gateway": "appgw",
  "azure-application-gateway": "appgw",
  "azure-alb-external": "cloud",
  gce: "gke",
  "gce-internal": "gke",
  nginx: "nginx",
  "webapprouting.kubernetes.azure.com": "nginx",
  cilium: "envoy",
  traefik: "traefik",
  contour: "contour",
  haproxy: "haproxy",
  "openshift-default": "haproxy",
  kong: "kong",
  istio: "istio",
};

function byName(name: string): IngressController {
  return ofKind((Object.hasOwn(classNames, name) && classNames[name]) || "ingress");
}

function byAnnotations(ingress: Ingress, service: Service): IngressController {
  const keys = Object.keys(ingress.annotations.entries);
  const has = (prefix: string) => keys.some((key) => key.startsWith(prefix));
  if (has("alb.ingress.kubernetes.io/")) return ofKind("alb");
  if (has("appgw.ingress.kubernetes.io/")) return ofKind("appgw");
  if (has("nginx.ingress.kubernetes.io/")) return ofKind("nginx");
  // GKE serves every Ingress that names no class at all.
  if (googlePrefixes.some(has) || isMadeForGoogle(service)) return ofKind("gke");
  return unknownController;
}

/** Settings of an Ingress that only the controller of GKE reads (kubernetes/ingress-gce). */
const googlePrefixes = [
  "networking.gke.io/",
  "ingress.gcp.kubernetes.io/",
  "kubernetes.io/ingress.global-static-ip-name",
  "kubernetes.io/ingress.regional-static-ip-name",
];

function isDefault(ingressClass: IngressClass): boolean {
  return entry(ingressClass.annotations, "ingressclass.kubernetes.io/is-default-class")?.value === "true";
}
