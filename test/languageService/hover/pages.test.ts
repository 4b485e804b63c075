import { describe, expect, test } from "vitest";
import { defaultSettings } from "../../../server/src/core/settings.ts";
import type { Hover, HoverOptions } from "../../../server/src/languageService/api.ts";
import { documents } from "../../support/workspaceOf.ts";
import { type Files, serviceOf, takeCursor, uriOf } from "../marked.ts";
import { deployment, ingress, service, shopWith } from "./shop.ts";

const hook = '            preStop:\n              exec:\n                command: ["sh", "-c", "sleep 30"]\n';
const grace = "      terminationGracePeriodSeconds: 45\n";
const gate = "elbv2.k8s.aws/pod-readiness-gate-inject: enabled";

/** Whole hovers, one page each: read them as their user would. `npx vitest run … -u` rewrites them. */
const pages: Readonly<Record<string, Files>> = {
  "prestop-too-short": shopWith(["preStop:", "preSt$0op:"]),
  "prestop-long-enough": shopWith(["sleep 30", "sleep $070"], ["Seconds: 45", "Seconds: 90"]),
  "prestop-native-sleep": shopWith([
    hook,
    "            preStop:\n              sl$0eep:\n                seconds: 20\n",
  ]),
  "prestop-stops-server-in-between": shopWith(["sleep 30", "sleep 20; nginx -s quit; sleep$0 20"]),
  "prestop-broken": shopWith(['["sh", "-c", "sleep 30"]', '["sleep$0 30"]']),
  "prestop-refused": shopWith([hook, "            preSt$0op: {}\n"]),
  "prestop-program": shopWith(["sleep 30", "/app/dr$0ain.sh"]),
  "prestop-http": shopWith([
    hook,
    "            preStop:\n              http$0Get: {path: /drain, port: 8080}\n",
  ]),
  "prestop-endless": shopWith(["sleep 30", "sleep infini$0ty"]),
  "prestop-instance-targets": shopWith(
    ["sleep 30", "sleep$0 5"],
    ["target-type: ip", "target-type: instance"],
  ),
  "prestop-behind-nginx": shopWith(
    ["sleep 30", "sleep$0 5"],
    ["ingressClassName: alb", "ingressClassName: nginx"],
  ),
  "prestop-shared-by-anchor": shopWith(
    ["Seconds: 45", "Seconds: &grace 45"],
    ["metadata:\n      labels:", "metadata:\n      annotations: {grace: *grace}\n      labels:"],
    ["preStop:", "preSt$0op:"],
  ),
  "container-without-hook": shopWith([`          lifecycle:\n${hook}`, ""], ["- name: web", "- name: w$0eb"]),
  "container-without-traffic": shopWith(
    ["app: web\n  ports", "app: other\n  ports"],
    ["- name: web", "- name: w$0eb"],
  ),
  "deployment-of-two-containers": shopWith(
    ["containers:\n", "containers:\n        - name: log\n          image: example/log:1\n"],
    ["kind: Deployment", "kind: Deploy$0ment"],
  ),
  "grace-leaves-time": shopWith(["terminationGrace", "termination$0Grace"], ["Seconds: 45", "Seconds: 150"]),
  "grace-too-short": shopWith(["Seconds: 45", "Seconds: 2$00"]),
  "grace-shorter-than-a-wait-for-the-end": shopWith(
    ["sleep 30", "sleep 20; nginx -s quit; sleep 60"],
    ["Seconds: 45", "Seconds: 4$05"],
  ),
  "grace-on-the-container": shopWith(
    [grace, ""],
    ["          image", `          terminationGrace$0PeriodSeconds: 90\n          image`],
  ),
  "grace-on-a-probe": shopWith([
    "          ports:",
    "          livenessProbe:\n            terminationGrace$0PeriodSeconds: 10\n            tcpSocket: {port: 8080}\n          ports:",
  ]),
  "service-behind-alb": shopWith(["kind: Service", "kind: Serv$0ice"]),
  "service-in-the-cluster": shopWith(
    ["kind: Service", "kind: Serv$0ice"],
    ["name: web\n                port", "name: other\n                port"],
  ),
  ingress: shopWith([
    "name: shop\n  namespace: shop\n  annotations",
    "name: sh$0op\n  namespace: shop\n  annotations",
  ]),
  "target-type-ip": shopWith(["target-type: ip", "target-type: i$0p"]),
  "target-type-overridden": shopWith(
    ["target-type: ip", "target-type: i$0p"],
    [
      "  name: web\n  namespace: shop\nspec:\n  selector",
      "  name: web\n  namespace: shop\n  annotations:\n    alb.ingress.kubernetes.io/target-type: instance\nspec:\n  selector",
    ],
  ),
  "deregistration-delay": shopWith(["timeout_seconds=120", "timeout_seconds=$0120"]),
  "deregistration-delay-that-fits": shopWith([
    "timeout_seconds=120",
    "timeout_seconds=$040,slow_start.duration_seconds=60",
  ]),
  "health-checks": shopWith([
    "    alb.ingress.kubernetes.io/target-type: ip\n",
    '    alb.ingress.kubernetes.io/target-type: ip\n    alb.ingress.kubernetes.io/healthcheck-interval-seconds: "3$00"\n    alb.ingress.kubernetes.io/unhealthy-threshold-count: "3"\n',
  ]),
  "idle-timeout": shopWith([
    "    alb.ingress.kubernetes.io/target-type: ip\n",
    "    alb.ingress.kubernetes.io/target-type: ip\n    alb.ingress.kubernetes.io/load-balancer-attributes: idle_timeout.$0timeout_seconds=120\n",
  ]),
  "ingress-with-target-settings": shopWith([
    "  name: shop\n  namespace: shop\n  annotations:\n    alb.ingress.kubernetes.io/target-type: ip\n    alb.ingress.kubernetes.io/target-group-attributes: deregistration_delay.timeout_seconds=120\n",
    '  name: sh$0op\n  namespace: shop\n  annotations:\n    alb.ingress.kubernetes.io/target-type: ip\n    alb.ingress.kubernetes.io/healthy-threshold-count: "5"\n    alb.ingress.kubernetes.io/load-balancer-attributes: idle_timeout.timeout_seconds=120\n    alb.ingress.kubernetes.io/target-group-attributes: deregistration_delay.timeout_seconds=90,slow_start.duration_seconds=60\n',
  ]),
  "connection-draining": shopWith(
    ["ingressClassName: alb", "ingressClassName: azure-application-gateway"],
    [
      "    alb.ingress.kubernetes.io/target-type: ip\n",
      '    appgw.ingress.kubernetes.io/connection-draining: "true"\n    appgw.ingress.kubernetes.io/connection-draining-time$0out: "60"\n',
    ],
  ),
  "prestop-behind-application-gateway": shopWith(
    ["ingressClassName: alb", "ingressClassName: azure-application-gateway"],
    ["preStop:", "preSt$0op:"],
  ),
  "namespace-with-gates": shopWith(["kind: Namespace", "kind: Name$0space"]),
  "namespace-without-gates": shopWith(
    ["kind: Namespace", "kind: Name$0space"],
    [`  labels:\n    ${gate}\n`, ""],
  ),
  "gate-works": shopWith(["gate-inject: enabled", "gate-in$0ject: enabled"]),
  "gate-wrong-value": shopWith(["gate-inject: enabled", 'gate-inject: "tr$0ue"']),
  "gate-as-annotation": shopWith([
    `labels:\n    ${gate}`,
    `annotations:\n    ${gate.replace("gate", "ga$0te")}`,
  ]),
  "gate-on-the-pods": shopWith([
    "labels:\n        app: web",
    `labels:\n        app: web\n        ${gate.replace("gate", "ga$0te")}`,
  ]),
  "prestop-from-inside-the-cluster": {
    "web.yaml": deployment.replace("preStop", "preSt$0op").replace("sleep 30", "sleep 5"),
    "service.yaml": service,
  },
  "prestop-behind-node-port": {
    "web.yaml": deployment.replace("preStop", "preSt$0op"),
    "service.yaml": service.replace("spec:", "spec:\n  type: NodePort"),
  },
  "prestop-in-two-overlays": {
    "base/web.yaml": deployment.replace("preStop", "preSt$0op").replace("  namespace: shop\n", ""),
    "base/service.yaml": service.replace("  namespace: shop\n", ""),
    "base/kustomization.yaml": "resources: [web.yaml, service.yaml]\n",
    "overlays/dev/kustomization.yaml": "namespace: dev\nresources: [../../base]\n",
    "overlays/prod/kustomization.yaml": "namespace: prod\nresources: [../../base, ingress.yaml]\n",
    "overlays/prod/ingress.yaml": ingress.replace("  namespace: shop\n", ""),
  },
  "prestop-unknown-length-behind-sidecar-proxy": shopWith(
    ["sleep 30", "sleep 10; sleep $WA$0IT"],
    [
      "      containers:\n",
      "      initContainers:\n        - {name: proxy, image: b, restartPolicy: Always}\n      containers:\n",
    ],
  ),
  "grace-native-sleep-refused": shopWith(
    [hook, "            preStop:\n              sleep:\n                seconds: 70\n"],
    ["Seconds: 45", "Seconds$0: 45"],
  ),
  "grace-from-a-placeholder": shopWith(["Seconds: 45", "Seconds: $(GRA$0CE)"]),
  "grace-negative": shopWith(["Seconds: 45", "Seconds: -5$0"]),
  "grace-zero": shopWith(["Seconds: 45", "Seconds: $00"]),
  "knative-service": {
    "web.yaml":
      "apiVersion: serving.knative.dev/v1\nkind: Serv$0ice\nmetadata:\n  name: web\nspec:\n  template:\n    spec:\n      containers:\n        - name: web\n          image: a\n",
  },
  "nlb-target-type": {
    "web.yaml": deployment,
    "service.yaml": service
      .replace(
        "  namespace: shop\n",
        "  namespace: shop\n  annotations:\n    service.beta.kubernetes.io/aws-load-balancer-type: external\n    service.beta.kubernetes.io/aws-load-balancer-nlb-target-type: i$0p\n",
      )
      .replace("spec:", "spec:\n  type: LoadBalancer"),
  },
  "target-group-binding": {
    "web.yaml": deployment,
    "service.yaml": service,
    "binding.yaml":
      "apiVersion: elbv2.k8s.aws/v1beta1\nkind: TargetGroup$0Binding\nmetadata:\n  name: web\n  namespace: shop\nspec:\n  serviceRef: {name: web, port: 80}\n  targetType: ip\n",
  },
  "gate-key-of-the-other-controller": shopWith(
    ["gate-inject: enabled", "gate-in$0ject: enabled"],
    ["ingressClassName: alb", "ingressClassName: auto"],
    [
      "kind: Namespace",
      "kind: IngressClass\nmetadata:\n  name: auto\nspec:\n  controller: eks.amazonaws.com/alb\n---\napiVersion: v1\nkind: Namespace",
    ],
    ["apiVersion: v1\nkind: IngressClass", "apiVersion: networking.k8s.io/v1\nkind: IngressClass"],
  ),
  "target-type-refused": shopWith(["target-type: ip", "target-type: I$0P"]),
  "container-that-nobody-reaches": shopWith([
    "      containers:\n",
    "      containers:\n        - name: l$0og\n          image: example/log:1\n",
  ]),
};

function hoverIn(files: Files, options: Partial<HoverOptions> = {}): Hover | null {
  const cursor = takeCursor(files);
  const service = serviceOf(cursor.files);
  return service.hover(cursor.uri, cursor.offset, {
    locale: "en",
    format: "markdown",
    commandLinks: true,
    ...options,
  });
}

describe.each(Object.entries(pages))("the hover %s", (name, files) => {
  test("reads well", async () => {
    // Which sources a rule has is its own affair; the page shows the first two.
    const page = hoverIn(files)?.contents.replace(/^Sources: \[.*\]\(https:.*\)$/m, "Sources: …");
    await expect(`${page}\n`).toMatchFileSnapshot(`pages/${name}.txt`);
  });

  test("has all its words, in both formats", () => {
    for (const format of ["markdown", "plaintext"] as const) {
      const contents = hoverIn(files, { format })?.contents ?? "";
      expect(contents).not.toMatch(
        /\{\w+\}|undefined|null|NaN|\b(?:hover|load-balancer|unmeasurable|fault)\.[\w-]+/,
      );
      expect(contents.length).toBeGreaterThan(60);
    }
  });

  test("fits on one screen", () => {
    const lines = hoverIn(files, { format: "plaintext" })?.contents.split("\n") ?? [];
    expect(lines.length).toBeLessThanOrEqual(28);
  });

  test("holds no markup in plain text", () => {
    expect(hoverIn(files, { format: "plaintext" })?.contents).not.toMatch(/\*\*|`|\]\(|command:/);
  });
});

describe("a hover", () => {
  test("spans the token that is pointed at", () => {
    const cursor = takeCursor(pages["prestop-too-short"] as Files);
    const hover = hoverIn(pages["prestop-too-short"] as Files);
    const text = cursor.files["apps/web.yaml"] as string;
    expect(text.slice(hover?.span.start, hover?.span.end)).toBe("preStop");
  });

  test("shows a picture where the editor shows any, and characters elsewhere", () => {
    const files = pages["prestop-too-short"] as Files;
    const drawn = hoverIn(files, { picture: "dark" })?.contents;
    expect(drawn).toMatch(/!\[[^\]]*web[^\]]*\]\(data:image\/svg\+xml,/);
    expect(drawn).not.toContain("```");
    expect(hoverIn(files)?.contents).toContain("```text");
  });

  test("links to files whose names hold parentheses", () => {
    const { "edge/ingress.yaml": edge = "", ...others } = pages["prestop-too-short"] as Files;
    const contents = hoverIn({ ...others, "edge/in(1).yaml": edge })?.contents;
    expect(contents).toContain("](file:///work/shop/edge/in%281%29.yaml#L4)");
  });

  test("tells why a fix cannot be made only where it has the text: that of a closed file may be another one", () => {
    const values = "grace: &grace 45\nsame: *grace\n";
    const template = deployment.replace("Seconds: 45", "Seconds: {{ .Values.grace }}");
    const { files, uri, offset } = takeCursor({
      "Chart.yaml": "name: a\n",
      "values.yaml": values,
      "templates/all.yaml": documents(template.replace("preStop", "preSt$0op"), service, ingress),
    });
    const found = serviceOf(files);
    const told = () => found.hover(uri, offset, { locale: "en", format: "plaintext", commandLinks: false });
    expect(told()?.contents).toContain("not offered. The value is shared through an anchor");
    found.close(uriOf("values.yaml"), values);
    expect(told()?.contents).toContain("Rules: prestop-too-short");
    expect(told()?.contents).not.toContain("not offered");
  });

  test("links to rules only where the editor runs the command", () => {
    const files = pages["prestop-too-short"] as Files;
    expect(hoverIn(files)?.contents).toContain("](command:podgrace.showRule?");
    expect(hoverIn(files, { commandLinks: false })?.contents).not.toContain("command:");
  });

  test.each([
    ["replicas: 3", "replicas: $03"],
    ["apps/v1", "apps/v1$0"],
    ["image: ghcr", "image: ghcr$0"],
    ["kind: Deployment", "ki$0nd: Deployment"],
    ["metadata:\n      labels", "metadata:\n $0     labels"],
    ["path: /", "path: $0/"],
    ["targetPort: http", "targetPort: ht$0tp"],
  ])("is silent at %j", (piece, marked) => {
    expect(hoverIn(shopWith([piece, marked]))).toBeNull();
  });

  test("is null for files that are not open, and when the product is switched off", () => {
    const { files, uri, offset } = takeCursor(pages["prestop-too-short"] as Files);
    const options = { locale: "en", format: "markdown", commandLinks: true } as const;
    const closed = serviceOf(files);
    closed.close(uri, files["apps/web.yaml"] as string);
    expect(closed.hover(uri, offset, options)).toBeNull();
    expect(serviceOf(files, { ...defaultSettings, enable: false }).hover(uri, offset, options)).toBeNull();
    expect(closed.hover("file:///nowhere.yaml", 0, options)).toBeNull();
  });

  test("says that the workspace is still being read instead of concluding anything", () => {
    for (const name of [
      "prestop-too-short",
      "ingress",
      "service-behind-alb",
      "namespace-without-gates",
      "gate-works",
      "target-type-ip",
    ]) {
      const { files, uri, offset } = takeCursor(pages[name] as Files);
      const service = serviceOf(files);
      service.setComplete(false);
      const hover = service.hover(uri, offset, { locale: "en", format: "plaintext", commandLinks: false });
      expect(hover?.contents, name).toContain("workspace is still being read");
      expect(hover?.contents, name).not.toMatch(/No |not found/);
    }
  });
});
