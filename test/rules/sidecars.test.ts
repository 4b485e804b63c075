import { describe, expect, test } from "vitest";
import { documents, yaml } from "../support/workspaceOf.ts";
import { fixesOf } from "./support/fixesOf.ts";
import { found } from "./support/found.ts";

const VARIABLE = "'$" + "{X}'";
const sleep = (seconds: number) => `lifecycle: {preStop: {sleep: {seconds: ${seconds}}}}`;

interface Beside {
  readonly image?: string;
  readonly hook?: string;
  readonly ports?: string;
}

/** Two containers: `web`, which the Service reaches, and one beside it. */
function pod(
  front: { image?: string; hook?: string },
  beside: Beside,
  { others = "", grace = 300, behind = true } = {},
) {
  const { image = "example/web:1", hook = sleep(70) } = front;
  const second = `- {name: beside, image: "${beside.image ?? "envoyproxy/envoy:v1"}"${
    beside.ports === undefined ? "" : `, ports: ${beside.ports}`
  }${beside.hook === undefined ? "" : `, ${beside.hook}`}}`;
  const text = yaml
    .deployment("web", {
      pod: `terminationGracePeriodSeconds: ${grace}`,
      container: `ports: [{containerPort: 80}]${hook && `\n        ${hook}`}\n      ${second}${others}`,
    })
    .replace("example/web:1", image);
  const ingress = yaml.ingress("web", { annotations: "{alb.ingress.kubernetes.io/target-type: ip}" });
  return documents(text, yaml.service("web"), ...(behind ? [ingress] : []));
}

const report = (text: string) => found("sidecar-stops-first", text);

describe("a proxy that the app needs", () => {
  test.each<[hook: string | undefined, expected: string | null]>([
    [undefined, 'but the proxy "beside" gets SIGTERM at once'],
    [sleep(30), 'but the proxy "beside" gets SIGTERM after 30 s'],
    // Less than five seconds are not worth a word.
    [sleep(65), "gets SIGTERM after 65 s"],
    [sleep(66), null],
    [sleep(80), null],
    ["lifecycle: {preStop: {exec: {command: [/drain.sh]}}}", null],
    ["lifecycle: {preStop: {tcpSocket: {port: 80}}}", null],
    [`lifecycle: {preStop: ${VARIABLE}}`, null],
  ])("with the hook %s", (hook, expected) => {
    const beside = hook === undefined ? {} : { hook };
    expect(report(pod({}, beside))).toEqual(
      expected === null ? [] : [expect.stringMatching(new RegExp(`^information: .*${expected}`))],
    );
  });

  test("is only spoken of where the app certainly waits", () => {
    expect(report(pod({ hook: "" }, {}))).toEqual([]);
    expect(report(pod({ hook: sleep(4) }, {}))).toEqual([]);
    expect(report(pod({ hook: sleep(5) }, {}))).toHaveLength(1);
    expect(report(pod({ hook: "lifecycle: {preStop: {exec: {command: [/drain.sh]}}}" }, {}))).toEqual([]);
    // Cut off by the grace period: that comes first.
    expect(report(pod({}, {}, { grace: 69 }))).toEqual([]);
    expect(report(pod({}, {}, { grace: 70 }))).toHaveLength(1);
  });

  test("is a hint where no load balancer is certain", () => {
    expect(report(pod({}, {}, { behind: false }))).toEqual([expect.stringMatching(/^hint: /)]);
  });

  test("is left alone in a pod whose containers cannot all be read", () => {
    expect(
      report(pod({}, {}).replace('"envoyproxy/envoy:v1"}', `"envoyproxy/envoy:v1"}\n      - ${VARIABLE}`)),
    ).toEqual([]);
  });

  test("the one that waits longest counts", () => {
    const third = `\n      - {name: api, image: example/api, ports: [{containerPort: 81}], ${sleep(90)}}`;
    const both = pod({}, {}, { others: third }).replace(
      "ports: [{port: 80}]",
      "ports: [{name: a, port: 80}, {name: b, port: 81}]",
    );
    expect(report(both)).toEqual([expect.stringContaining('Container "api" of Deployment/web waits 90 s')]);
  });
});

test("where requests may reach another container, nothing is said", () => {
  const other = (ports: string) =>
    pod(
      {},
      { ports: "[{containerPort: 15001}]" },
      {
        others: `\n      - {name: other, image: example/other, ports: ${ports}}`,
      },
    ).replace("ports: [{port: 80}]", "ports: [{name: a, port: 80}, {name: b, port: 81}]");
  expect(report(other("[{containerPort: 81}]"))).toHaveLength(1);
  expect(report(other(VARIABLE))).toEqual([]);

  const app = { image: "example/app:1", ports: "[{containerPort: 8080}]" };
  const behindNginx = pod({ image: "nginx:1.27" }, app, {
    others: `\n      - {name: other, image: example/other, ports: ${VARIABLE}}`,
  });
  const twoPorts = "ports: [{name: a, port: 80}, {name: b, port: 81, targetPort: x}]";
  expect(report(behindNginx.replace("ports: [{port: 80}]", twoPorts))).toEqual([]);
});

describe("a proxy that may wait by itself", () => {
  const mesh = "envoyproxy/envoy:v1";
  const database = "gcr.io/cloud-sql-connectors/cloud-sql-proxy:2";
  const withArgs = (args: string) => ({ image: database, ports: `[], args: [${args}]` });
  const annotated = (beside: Beside, key: string) =>
    pod({}, beside).replace("labels: {app: web}", `labels: {app: web}\n      annotations: {${key}: x}`);

  test.each<[what: string, text: string, count: number]>([
    ["a flag", pod({}, withArgs("--term-timeout=70s")), 0],
    ["an old flag", pod({}, withArgs("-term_timeout=70s")), 0],
    ["a newer flag", pod({}, withArgs("--max-sigterm-delay=70s")), 0],
    ["an endpoint", pod({}, withArgs("--quitquitquit")), 0],
    ["another flag", pod({}, withArgs("--port=5432")), 1],
    ["a variable", pod({}, { ports: "[], env: [{name: EXIT_ON_ZERO_ACTIVE_CONNECTIONS}]" }), 0],
    ["another variable", pod({}, { ports: "[], env: [{name: MY_PROXY_CONFIG}]" }), 1],
    ["a longer variable", pod({}, { ports: "[], env: [{name: PROXY_CONFIG_URL}]" }), 1],
    ["Istio", annotated({ image: mesh }, "proxy.istio.io/config"), 0],
    ["Linkerd", annotated({ image: mesh }, "config.linkerd.io/shutdown-grace-period"), 0],
    [
      "Linkerd, before it was settled",
      annotated({ image: mesh }, "config.alpha.linkerd.io/proxy-wait-before-exit-seconds"),
      0,
    ],
    ["another annotation", annotated({ image: mesh }, "config.linkerd.io/proxy-cpu-limit"), 1],
    // A mesh has no say in what waits for the database.
    ["Istio beside a proxy of a database", annotated({ image: database }, "proxy.istio.io/config"), 1],
  ])("%s", (_, text, count) => {
    expect(report(text)).toHaveLength(count);
  });
});

describe("the delay that a proxy needs", () => {
  const script = (text: string) => `lifecycle: {preStop: {exec: {command: [sh, -c, "${text}"]}}}`;
  const fixes = (beside: Beside, { grace = 300 as number | string, kubernetesMinor = 33 } = {}) => {
    const text = pod({ hook: script("sleep 69.5") }, beside).replace(
      "terminationGracePeriodSeconds: 300",
      `terminationGracePeriodSeconds: ${grace}`,
    );
    return fixesOf("sidecar-stops-first", text, { kubernetesMinor }).map(({ preferred, result }) => [
      preferred,
      result,
    ]);
  };

  test.each<[hook: string | undefined, line: RegExp]>([
    [undefined, /name: beside, .*preStop: ?\{ ?sleep: ?\{ ?seconds: 70 ?\}/],
    [sleep(30), /name: beside, .*sleep: \{seconds: 70\}/],
    // What else the hook waits for stays part of its delay.
    [script("for i in 1 2; do sleep 5; done; sleep 20"), /name: beside, .*do sleep 5; done; sleep 60"/],
  ])("is written where %s stands", (hook, line) => {
    expect(fixes(hook === undefined ? {} : { hook })).toEqual([[true, expect.stringMatching(line)]]);
  });

  test("comes with the grace period that goes with the whole hook", () => {
    const stop = script("sleep 10; kill -TERM 1; sleep 20");
    expect(fixes({ hook: stop }, { grace: 109 })).toEqual([
      [
        true,
        expect.stringMatching(/^terminationGracePeriodSeconds: 110\n.*\n?.*sleep 70; kill -TERM 1; sleep 20/),
      ],
    ]);
    expect(fixes({ hook: stop }, { grace: 110 })).toEqual([
      [true, expect.not.stringContaining("terminationGracePeriodSeconds")],
    ]);
    expect(fixes({}, { grace: 89 })).toEqual([
      [true, expect.stringContaining("terminationGracePeriodSeconds: 90\n")],
    ]);
    expect(fixes({}, { grace: 90 })).toEqual([
      [true, expect.not.stringContaining("terminationGracePeriodSeconds")],
    ]);
  });

  test("is not to be had without a program that waits, or one place that says how long", () => {
    const without = { image: "gcr.io/distroless/cloud-sql-proxy" };
    expect(fixes(without, { kubernetesMinor: 29 })).toEqual([
      [false, expect.stringMatching(/^The image has no program to wait with/)],
    ]);
    expect(fixes({ hook: script("sleep 5; sleep 6") })).toEqual([
      [false, "The delay does not stand in one place that can be rewritten."],
    ]);
  });
});

describe("an app behind a proxy that waits", () => {
  const nginx = { image: "nginx:1.27" };
  const app = { image: "example/app:1", ports: "[{containerPort: 8080}]" };

  test.each<[what: string, front: { image: string }, beside: Beside, others: string, count: number]>([
    ["listens", nginx, app, "", 1],
    ["does not listen", nginx, { image: "example/app:1" }, "", 0],
    ["is PHP-FPM, which needs no port", nginx, { image: "php:8.3-fpm-alpine" }, "", 1],
    ["is PHP-FPM of the newest version", nginx, { image: "php:fpm" }, "", 1],
    ["has PHP-FPM in its name", nginx, { image: "example/shop-fpm:1" }, "", 1],
    ["is something else", nginx, { image: "example/perfpm:1" }, "", 0],
    ["may listen", nginx, { image: "example/app:1", ports: VARIABLE }, "", 0],
    ["is a proxy itself", nginx, { ...app, image: "haproxy:3" }, "", 0],
    [
      "stands beside another proxy",
      nginx,
      app,
      "\n      - {name: other, image: haproxy:3, ports: [{containerPort: 8081}]}",
      0,
    ],
    ["is an exporter", nginx, { ...app, image: "nginx/nginx-prometheus-exporter" }, "", 0],
    [
      "is one of two",
      nginx,
      app,
      "\n      - {name: other, image: example/other, ports: [{containerPort: 8081}]}",
      0,
    ],
    ["may be one of two", nginx, app, `\n      - {name: other, image: example/other, ports: ${VARIABLE}}`, 0],
    [
      "stands beside one that does not listen",
      nginx,
      app,
      "\n      - {name: other, image: example/other}",
      1,
    ],
    ["stands behind no proxy", { image: "example/front:1" }, app, "", 0],
    ["stands behind a mesh proxy", { image: "envoyproxy/envoy:v1" }, app, "", 1],
  ])("%s", (_, front, beside, others, count) => {
    const reported = report(pod(front, beside, { others }));
    expect(reported).toEqual(
      Array.from({ length: count }, () => expect.stringContaining("the proxy answers the rest with 502")),
    );
  });
});
