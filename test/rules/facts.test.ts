import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { rulesFolder } from "./support/fixtures.ts";

/**
 * What proves each fact of domain-facts: fixtures, or the table of a test where a fact is about a step that no finding shows.
 * Paths count from this folder, without `.yaml`.
 */
const facts: Readonly<Record<string, readonly string[]>> = {
  "A1 order": ["facts/A01-endpoints-and-shutdown-start-together"],
  "A2 endpoint state": ["endpoint-stays-ready/behind-an-alb", "situations/60-publish-not-ready-addresses"],
  "A3 kubelet": ["grace-period-too-short/longest-hook-counts", "situations/29-sleep-70-grace-70"],
  "A4 values of G": ["situations/31-grace-null", "situations/33-grace-zero", "situations/33-grace-negative"],
  "A5 failure is no delay": ["situations/18-sleep-then-fail", "situations/08-whole-command-in-one-string"],
  "A6 no expansion": ["situations/16-kubernetes-variable-in-a-hook", "situations/15-sleep-for-a-variable"],
  "A7 handlers": ["situations/20-http-hook", "situations/21-tcp-socket-hook", "situations/22-two-handlers"],
  "A8 native sleep": [
    "situations/24-native-sleep-70-without-grace",
    "prestop-ineffective/sleep-before-kubernetes-1.30",
    "prestop-ineffective/sleep-zero-before-kubernetes-1.33",
  ],
  "A9 also on kills by a probe": ["situations/41-probe-grace-shorter-than-delay"],
  "A10 grace of a probe": [
    "grace-period-too-short/probe-grace-shorter-than-delay",
    "facts/A10-grace-on-a-readiness-probe",
  ],
  "A11 native sidecars": [
    "situations/39-prestop-on-a-native-sidecar",
    "grace-period-too-short/hook-of-a-native-sidecar-counts",
  ],
  "A12 stop signal": ["facts/A12-signal-of-the-image", "facts/A12-signal-in-the-manifest"],
  "A13 Windows": ["facts/A13-powershell-on-windows", "prestop-ineffective/windows-has-no-sleep"],
  "B kinds": ["facts/B-every-kind-of-workload", "facts/B-jobs", "situations/63-knative-service"],
  "B updates": ["facts/B-budget-does-not-limit-an-update", "situations/61-recreate"],
  "C1 Service": [
    "facts/C01-headless-service",
    "facts/C01-external-name",
    "facts/C01-selector-asks-for-more",
    "facts/C01-target-port-that-nobody-declares",
  ],
  "C2 Ingress": ["facts/C02-legacy-shapes", "facts/C02-default-backend"],
  "C3 class": [
    "facts/C03-class-by-its-controller",
    "facts/C03-default-class",
    "facts/C03-unknown-class",
    "situations/48-class-annotation-wins",
  ],
  "C4 target type": [
    "facts/C04-class-parameters-win",
    "facts/C04-target-type-in-capitals",
    "situations/50-annotation-of-the-service-wins",
    "situations/49-target-type-not-set",
  ],
  "C5 annotations": [
    "facts/C05-action",
    "facts/C05-action-that-is-not-there",
    "../core/traffic/albAttributes.test.ts",
  ],
  "C6 NLB": [
    "facts/C06-external-with-ip",
    "facts/C06-nlb-ip",
    "facts/C06-class-of-the-controller",
    "facts/C06-class-of-another-cloud",
    "facts/C06-external-alone",
    "facts/C06-in-tree-nlb",
    "../core/traffic/nlb.test.ts",
  ],
  "C7 TargetGroupBinding": ["facts/C07-binding-with-ip", "facts/C07-binding-without-a-type"],
  "C8 Gateway API": [
    "facts/C08-http-route-to-an-alb",
    "facts/C08-tcp-route-to-an-nlb",
    "facts/C08-annotations-of-an-ingress-do-not-count",
    "../core/traffic/gatewayTargetGroup.test.ts",
  ],
  "C9 EKS Auto Mode": ["facts/C09-auto-mode", "facts/C09-auto-mode-nlb"],
  "C10 linking": ["facts/C10-two-front-ends", "../core/traffic/exposeWorkload.test.ts"],
  "D1 label": ["situations/51-label-enabled", "situations/52-label-with-another-value"],
  "D2 Auto Mode's key": ["situations/54-key-of-the-load-balancer-controller", "facts/C09-auto-mode"],
  "D3 not on pods": ["facts/D03-label-of-pods-asks-for-nothing"],
  "D4 conditions": [
    "facts/D04-service-without-a-selector",
    "readiness-gate-label-missing/ok-instance-targets",
  ],
  "D5 condition type": ["situations/58-gate-written-by-hand", "situations/59-legacy-gate"],
  "D6 no deadlock": ["situations/51-label-enabled"],
  "D7 the controller's own": [
    "readiness-gate-label-missing/ok-kube-system",
    "readiness-gate-label-missing/ok-namespace-of-the-controller",
  ],
  "D8 limits": ["facts/D08-gates-do-not-protect-old-pods", "situations/49-target-type-instance"],
  "E1 formula": ["prestop-missing/required-seconds-from-the-settings"],
  "E2 reported values": ["situations/02-sleep-70-grace-90", "facts/E02-120-without-a-grace-period"],
  "E3 margin": [
    "situations/29-sleep-70-grace-70",
    "situations/30-sleep-70-grace-75",
    "grace-period-too-short/margin-from-the-settings",
  ],
  "E4 deregistration delay": [
    "facts/E04-delay-shorter-than-deregistration",
    "../core/shutdown/inFlight.test.ts",
  ],
  "E5 codes": ["facts/E05-idle-timeout"],
  "E6 instance": ["facts/E06-instance-targets-long-enough", "situations/49-target-type-instance"],
  "F GKE": ["facts/F-gke-endpoint-groups", "facts/F-gke-node-ports", "facts/F-gke-gateway"],
  "F Application Gateway": ["facts/F-application-gateway", "../core/traffic/applicationGateway.test.ts"],
  "F ingress-nginx": ["facts/F-nginx-ingress", "situations/46-behind-nginx"],
  "F Traefik": ["facts/F-traefik-ingress", "facts/F-traefik-ingress-route"],
  "F Contour": ["facts/F-contour-ingress", "facts/F-contour-http-proxy"],
  "F Envoy Gateway": ["facts/F-envoy-gateway"],
  "F HAProxy": ["facts/F-haproxy-ingress", "facts/F-openshift-route"],
  "F Istio": ["facts/F-istio-gateway", "facts/F-istio-mesh-only", "sidecar-stops-first/istio-proxy"],
  "F Linkerd": ["sidecar-stops-first/linkerd-proxy"],
  "F others": ["facts/F-kong-ingress", "facts/F-plain-cloud-load-balancer"],
};

test.each(Object.entries(facts))("%s is proven", (_, proofs) => {
  const missing = proofs.filter(
    (name) => !existsSync(join(rulesFolder, name)) && !existsSync(join(rulesFolder, `${name}.yaml`)),
  );
  expect(missing).toEqual([]);
});

test("no fixture of a fact is left out", () => {
  const named = new Set(Object.values(facts).flat());
  const files = readdirSync(join(rulesFolder, "facts"))
    .filter((name) => !name.includes(".fixed"))
    .map((name) => `facts/${name.replace(/\.yaml$/, "")}`);
  expect(files.filter((name) => !named.has(name))).toEqual(["facts/values-of-ytt"]);
});

/** The number of rows of table G. */
const rows = 64;

test("every row of table G has a situation of its number", () => {
  const numbers = new Set(
    readdirSync(join(rulesFolder, "situations")).map((name) => Number(name.slice(0, 2))),
  );
  expect(Array.from({ length: rows }, (_, at) => at + 1).filter((row) => !numbers.has(row))).toEqual([]);
});
