import { describe, expect, test } from "vitest";
import type { Settings } from "../../server/src/core/settings.ts";
import { documents, yaml } from "../support/workspaceOf.ts";
import { fixesOf } from "./support/fixesOf.ts";

function behindAlb(web: Parameters<typeof yaml.deployment>[1], type = "ip"): string {
  return documents(
    yaml.deployment("web", web),
    yaml.service("web"),
    yaml.ingress("web", { annotations: `{alb.ingress.kubernetes.io/target-type: ${type}}` }),
  );
}

/** What a hook of a container behind an ALB is repaired to, in the lines that change; or why it is not. */
function repair(hook: string, pod = "terminationGracePeriodSeconds: 300", settings: Partial<Settings> = {}) {
  const container = `lifecycle: {preStop: ${hook}}`;
  const text = behindAlb({ pod, container });
  return fixesOf("prestop-ineffective", text, settings)[0]?.result ?? "no fix";
}

const VARIABLE = "'$" + "{X}'";
const exec = (command: string) => `{exec: {command: ${command}}}`;
const unclear = "What the hook is meant to do is not plain enough to rewrite it.";

describe("a hook that does not wait at all", () => {
  /** What the fix of the delay makes of a hook, behind an ALB with ip targets. */
  const waiting = (hook: string, { pod = "", image = "nginx:1" } = {}) => {
    const text = behindAlb({ pod, container: `lifecycle: {preStop: ${hook}}` });
    const offers = fixesOf("prestop-too-short", text.replace("example/web:1", image));
    return offers.map(({ result }) => result);
  };
  const refused = "The delay does not stand in one place that can be rewritten.";

  test.each([
    ["[nginx, -s, quit]", '["/bin/sh", "-c", "sleep 70 && nginx -s quit"]'],
    ['["/usr/sbin/nginx", "-s", "quit"]', '["/bin/sh", "-c", "sleep 70 && /usr/sbin/nginx -s quit"]'],
    ['[sh, -c, " nginx -s quit "]', '[sh, -c, "sleep 70; nginx -s quit"]'],
    ["[/bin/bash, -ec, nginx -s quit;]", "[/bin/bash, -ec, sleep 70; nginx -s quit;]"],
    ['[sh, -c, "nginx -s quit; echo off"]', '[sh, -c, "sleep 70; nginx -s quit; echo off"]'],
    ['[sh, -c, "nginx -s quit &"]', '[sh, -c, "sleep 70; nginx -s quit &"]'],
    ['[sh, -c, "# nothing to do"]', '[sh, -c, "sleep 70; # nothing to do"]'],
    ['[sh, -c, ""]', '[sh, -c, "sleep 70;"]'],
    // A word that a shell would read in its own way.
    ['[echo, "a b"]', null],
    ['[echo, "*"]', null],
    ['[sh, -c, "nginx -s quit\\necho off"]', null],
    // What takes time of its own.
    ['[sh, -c, "nginx -s quit; /drain.sh"]', null],
    ['[pwsh, -c, "echo off"]', null],
  ])("%s becomes %s", (command, expected) => {
    const [first = ""] = waiting(exec(command));
    if (expected === null) expect(first).toBe(refused);
    else expect(first.replaceAll('"', "")).toContain(expected.replaceAll('"', ""));
  });

  test("is left alone where there may be no shell", () => {
    const quit = exec("[nginx, -s, quit]");
    expect(waiting(quit, { image: "cgr.dev/chainguard/nginx:latest" })).toEqual([refused]);
    expect(waiting(quit, { pod: "os: {name: windows}" })).toEqual([refused]);
    expect(waiting(quit, { pod: "nodeSelector: {kubernetes.io/os: windows}" })).toEqual([refused]);
  });
});

describe("a command of which the intention is plain", () => {
  test.each([
    // One string (table G 8).
    ['["sleep 70"]', '["sleep", "70"]'],
    ['["sleep 70;"]', '["sleep", "70"]'],
    ['[" sleep  70 ;"]', '["sleep", "70"]'],
    ['["echo bye; sleep 70"]', null],
    ['["sleep 1m 10s"]', null],
    ['["sleep 70", "now"]', null],
    ['["sleep infinity"]', null],
    // Words behind the script (table G 9).
    ["[sh, -c, sleep, 70s]", "[sh, -c, sleep 70s]"],
    ["[bash, -o, pipefail, -ec, sleep, 1m]", "[bash, -o, pipefail, -ec, sleep 1m]"],
    ['[sh, -c, sleep, "70", "5"]', null],
    ['[bash, --norc, -c, sleep, "70"]', "[bash, --norc, -c, sleep 70]"],
    // Words that stay keep their quotes.
    ["['bash', '-ec', sleep, \"70\"]", "['bash', '-ec', sleep 70]"],
    // No -c (table G 10).
    ['[/bin/sh, "sleep 70"]', '[/bin/sh, "-c", "sleep 70"]'],
    ['[sh, "sleep 70", x]', null],
    ['[sh, sleep, "70"]', null],
    // In the background (table G 17).
    ['[sh, -c, "sleep 70 &"]', '[sh, -c, "sleep 70"]'],
    ['[sh, -ec, "sleep 70 & "]', '[sh, -ec, "sleep 70"]'],
    ["['sh', -c, 'sleep 70&']", "['sh', -c, 'sleep 70']"],
    ["[sh, -ce, sleep 70 &]", "[sh, -ce, sleep 70]"],
    ["[sh, --norc, 'sleep 70 &']", null],
    ['[sh, -c, "(sleep 70) &"]', null],
    ['[sh, -c, "sleep 70 & echo on"]', null],
    // The server first (table G 5).
    ['[sh, -c, "nginx -s quit; sleep 70"]', '[sh, -c, "sleep 70 && nginx -s quit"]'],
    ['[sh, -c, "kill -TERM 1 && sleep 1.5m;"]', '[sh, -c, "sleep 1.5m && kill -TERM 1"]'],
    ['[sh, -c, " nginx -s quit;sleep  70 ; "]', '[sh, -c, "sleep 70 && nginx -s quit"]'],
    [
      '[sh, -c, "kill -USR1 $(pidof haproxy); sleep 70"]',
      '[sh, -c, "sleep 70 && kill -USR1 $(pidof haproxy)"]',
    ],
    [
      '[sh, -c, "kill -QUIT $(cat /run/nginx.pid); sleep 70"]',
      '[sh, -c, "sleep 70 && kill -QUIT $(cat /run/nginx.pid)"]',
    ],
    ['[sh, -c, "nginx -s quit; sleep 70; echo done"]', null],
    ['[sh, -c, "nginx -s quit && echo off; sleep 70"]', null],
    ['[sh, -c, "nginx -s quit; sleep infinity"]', null],
    ['[sh, -c, "nginx -s quit; sleep 7.0.5"]', null],
    ['[sh, -c, "nginx -s quit | tee log; sleep 70"]', null],
    // An operand that no program reads.
    ['[sh, -c, "sleep now"]', null],
    // Kubernetes expands no variables here (table G 16).
    ['[sleep, "$(DELAY)"]', null],
  ])("%s is repaired to %s", (command, expected) => {
    const repaired = repair(exec(command));
    if (expected === null) expect(repaired).toBe(unclear);
    else expect(repaired).toBe(`lifecycle: {preStop: ${exec(expected)}}`);
  });

  test.each([
    ['"sleep 70"', "[sleep, '70']"],
    ["'sleep 70'", "[sleep, '70']"],
    ["sleep 70", "[sleep, '70']"],
    ['sleep "70"', null],
    ["{sleep: 70}", null],
    ["/drain.sh", null],
    ["[sleep, 70]", null],
  ])("command: %s becomes %s", (command, expected) => {
    const repaired = repair(exec(command));
    if (expected === null) expect(repaired).toBe(unclear);
    else expect(repaired).toMatch(/command: \[ ?"?sleep"?, ["']70["'] ?\]/);
  });
});

describe("the grace period that goes with a repaired hook", () => {
  const broken = exec('["sleep 70"]');
  const hook = `lifecycle: {preStop: ${exec('["sleep", "70"]')}}`;

  test.each([
    ["terminationGracePeriodSeconds: 89", `terminationGracePeriodSeconds: 90\n${hook}`],
    ["terminationGracePeriodSeconds: 90", hook],
    ["terminationGracePeriodSeconds: '90'", hook],
    ["", `terminationGracePeriodSeconds: 90\n${hook}`],
  ])("%s", (pod, expected) => {
    expect(repair(broken, pod)).toBe(expected);
  });

  test("keeps the margin of the settings", () => {
    expect(repair(broken, "", { shutdownMarginSeconds: 45 })).toContain("terminationGracePeriodSeconds: 115");
  });
});

describe("a hook that needs what is not there", () => {
  const windows = "os: {name: windows}";
  const none = "The image has no program to wait with, and this version of Kubernetes has no native sleep.";
  const native = (seconds: number) => new RegExp(`preStop: \\{ ?sleep: \\{ ?seconds: ${seconds} ?\\} ?\\}`);

  test.each<[hook: string, pod: string, minor: number, expected: RegExp | string]>([
    [exec("[sleep, '70']"), windows, 33, native(70)],
    [exec("[/bin/sleep, '69.5']"), windows, 33, native(70)],
    [exec("[sh, -c, 'sleep 70;']"), windows, 33, native(70)],
    [exec("[sh, -c, 'sleep  70 ; ']"), windows, 33, native(70)],
    [exec("[sleep, '70']"), windows, 29, none],
    // What a longer script does besides cannot be had without it.
    [exec("[sh, -c, 'sleep 70; nginx -s quit']"), windows, 33, unclear],
    [exec("[sh, -c, 'echo bye; sleep 70']"), windows, 33, unclear],
    [exec("[sh, -c, 'sleep $DELAY']"), windows, 33, unclear],
    [exec("[sh, -c, 'sleep 70', sh]"), windows, 33, unclear],
    [exec("[sleep, '70', '5']"), windows, 33, unclear],
    [exec("[sleep, infinity]"), windows, 33, unclear],
    [
      "{sleep: {seconds: 70}}",
      "terminationGracePeriodSeconds: 90",
      29,
      `lifecycle: {preStop: ${exec('["sleep", "70"]')}}`,
    ],
    ["{sleep: {seconds: '{{ .Values.delay }}'}}", "", 29, unclear],
  ])("%s, %s, 1.%i", (hook, pod, kubernetesMinor, expected) => {
    const repaired = repair(hook, pod, { kubernetesMinor });
    if (typeof expected === "string") expect(repaired).toBe(expected);
    else expect(repaired).toMatch(expected);
  });
});

describe("a hook that says nothing about a delay gets the one that its load balancer needs", () => {
  test.each(["{}", exec("[]"), "{tcpSocket: {port: 80}}", "{sleep: {seconds: -5}}"])("%s", (hook) => {
    expect(repair(hook)).toMatch(/preStop: \{ ?sleep: \{ ?seconds: 70 ?\} ?\}/);
  });

  test("two handlers are left to their author", () => {
    expect(repair("{sleep: {seconds: 70}, httpGet: {path: /, port: 80}}")).toBe(unclear);
  });
});

describe("a grace period that is too short", () => {
  const shell = (script: string) => exec(`[sh, -c, "${script}"]`);
  const offers = (seconds: number | null, hook: string, type = "ip") => {
    const pod = seconds === null ? "" : `terminationGracePeriodSeconds: ${seconds}`;
    const text = behindAlb({ pod, container: `lifecycle: {preStop: ${hook}}` }, type);
    return fixesOf("grace-period-too-short", text).map(({ preferred, title, result }) =>
      `${preferred ? "* " : ""}${title}: ${result}`.replaceAll("\n", " "),
    );
  };
  const raise = (seconds: number) =>
    expect.stringMatching(`^(\\* )?Set terminationGracePeriodSeconds to ${seconds}: `);
  const unclear = expect.stringMatching("does not stand in one place");

  test.each<[seconds: number | null, hook: string, offers: readonly unknown[]]>([
    [85, shell("sleep 80"), [raise(100), raise(90), expect.stringMatching(/65 s: .*sleep 65/)]],
    // Then the delay would be too short.
    [75, shell("sleep 80"), [raise(100), raise(90)]],
    // No place says how long it waits, or not all of it.
    [85, shell("sleep 40; sleep 40"), [raise(100), raise(90)]],
    [85, shell("for i in 1 2 3; do sleep 25; done; sleep 15"), [raise(110), raise(100)]],
    [85, shell("for i in 1 2 3; do sleep 23; done; sleep 16"), [raise(105), raise(95)]],
    // A hook without end gets one.
    [90, shell("sleep infinity"), [expect.stringMatching(/^\* .*70 s: .*sleep 70/)]],
    [
      89,
      shell("sleep infinity"),
      [expect.stringMatching(/^\* .*70 s .* 90: terminationGracePeriodSeconds: 90 .*sleep 70/)],
    ],
    [90, shell("while true; do sleep 5; done"), [unclear]],
  ])("%s s with %s", (seconds, hook, expected) => {
    expect(offers(seconds, hook)).toEqual(expected);
  });
});

describe("a negative grace period", () => {
  const fix = (container: string) =>
    fixesOf("grace-period-invalid", behindAlb({ pod: "terminationGracePeriodSeconds: -1", container })).map(
      ({ title }) => title,
    );
  test.each([
    ["", "Remove"],
    // The default is enough.
    ["lifecycle: {preStop: {sleep: {seconds: 10}}}", "Remove"],
    ["lifecycle: {preStop: {sleep: {seconds: 11}}}", "Set terminationGracePeriodSeconds to 31"],
  ])("with %j", (container, title) => {
    expect(fix(container)).toEqual([expect.stringContaining(title)]);
  });
});

describe("a grace period above the spec of the pods", () => {
  const offers = (outside: string, pod: string) =>
    fixesOf(
      "grace-period-invalid",
      behindAlb({ pod }).replace("spec:\n", `spec:\n  terminationGracePeriodSeconds: ${outside}\n`),
    ).map(({ preferred, result }) => [preferred, result]);
  const unclear = [false, "Which number is meant is not plain enough to write it."];

  test.each<[outside: string, pod: string, offer: unknown]>([
    ["90", "", [true, "terminationGracePeriodSeconds: 90"]],
    ["0", "", [true, "terminationGracePeriodSeconds: 0"]],
    ["-5", "", unclear],
    ["soon", "", unclear],
    ["90", "terminationGracePeriodSeconds: 90", [true, ""]],
    ["90", "terminationGracePeriodSeconds: 60", [false, ""]],
    ["[a]", `terminationGracePeriodSeconds: ${VARIABLE}`, [false, ""]],
  ])("%s, and %j in the pod", (outside, pod, offer) => {
    expect(offers(outside, pod)).toEqual([offer]);
  });
});

describe("a delay that is too short", () => {
  test.each([
    // Kubernetes takes no numbers in a command.
    ["{exec: {command: [sleep, 5s]}}", '"70"'],
    ["{exec: {command: [sleep, '5']}}", "'70'"],
  ])("in %s becomes %s", (hook, word) => {
    const pod = "terminationGracePeriodSeconds: 300";
    const [fix] = fixesOf(
      "prestop-too-short",
      behindAlb({ pod, container: `lifecycle: {preStop: ${hook}}` }),
    );
    expect(fix?.result).toContain(`[sleep, ${word}]`);
  });
});

test.each([
  [29, /exec:\ncommand:/],
  [30, /sleep:\nseconds: 70/],
])("a delay is written for Kubernetes 1.%i", (kubernetesMinor, expected) => {
  const [fix] = fixesOf("prestop-missing", behindAlb({}), { kubernetesMinor });
  expect(fix?.result).toMatch(expected);
});
