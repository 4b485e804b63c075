// biome-ignore-all lint/suspicious/noTemplateCurlyInString: placeholders of other tools are what is read here.
import { describe, expect, it } from "vitest";
import { containerOf, deployment, execOf, handlerOf } from "./reading.ts";

describe("preStop", () => {
  it.each([
    ["no lifecycle", ""],
    ["lifecycle: null", "lifecycle: null"],
    ["an empty lifecycle", "lifecycle:"],
    ["a lifecycle without it", "lifecycle: {postStart: {exec: {command: [a]}}}"],
    ["preStop: null", "lifecycle: {preStop: ~}"],
    ["an empty preStop", "lifecycle:\n  preStop:"],
  ])("is absent: %s", (_, lines) => {
    const { container, show } = containerOf(deployment(lines));
    expect(show(container.preStop)).toBe("absent");
  });

  it("is owned by the lifecycle, or by the container where there is none", () => {
    const owner = (lines: string): string | null => {
      const { container, at } = containerOf(deployment(lines));
      return container.preStop.state === "absent" ? at(container.preStop.owner) : null;
    };
    expect(owner("lifecycle: {postStart: {}}")).toBe("{postStart: {}}");
    expect(owner("lifecycle: {}")).toBe("{}");
    expect(owner("")).toBe("name: web\n          image: nginx:1.27");
  });

  it.each([
    ["lifecycle: {{ .x }}", "unknown template «{{ .x }}»"],
    ["lifecycle: {preStop: {{ .x }}}", "unknown template «{{ .x }}»"],
    ["lifecycle: {preStop: sleep 5}", "unknown wrong-type «sleep 5» sleep 5"],
    ["lifecycle: {preStop: {}, preStop: {}}", "unknown duplicate-key «{}»"],
  ])("is unknown: %s", (lines, expected) => {
    const { container, show } = containerOf(deployment(lines));
    expect(show(container.preStop)).toBe(expected);
  });

  const handlersOf = (hook: string): string[] => {
    const { container, at } = containerOf(deployment(`lifecycle:\n  preStop: ${hook}`));
    if (container.preStop.state !== "known") throw new Error(container.preStop.state);
    return container.preStop.value.handlers.map((handler) => `${at(handler.keyAt)}: ${at(handler.at)}`);
  };

  it.each<[string, string[]]>([
    ["{}", []],
    ["{exec: }", []],
    ["{excec: {command: [a]}}", []],
    ["{sleep: {seconds: 5}}", ["sleep: {seconds: 5}"]],
    ["{tcpSocket: {port: 80}, exec: {command: [a]}}", ["tcpSocket: {port: 80}", "exec: {command: [a]}"]],
    ['{"httpGet": {}, sleep: {{ .x }}}', ['"httpGet": {}', "sleep: {{ .x }}"]],
  ])("has the handlers of %s", (hook, expected) => {
    expect(handlersOf(hook)).toEqual(expected);
  });

  it("says where it stands", () => {
    const { container, at } = containerOf(deployment("lifecycle:\n  preStop:\n    sleep:\n      seconds: 5"));
    if (container.preStop.state !== "known") throw new Error(container.preStop.state);
    expect(at(container.preStop.value.keyAt)).toBe("preStop");
    expect(at(container.preStop.value.at)).toMatch(/^sleep:\n +seconds: 5$/);
    expect(container.preStop.at).toEqual(container.preStop.value.at);
  });
});

describe("sleep, httpGet and tcpSocket", () => {
  it.each([
    ["{seconds: 70}", "known 70 «70»"],
    ["{seconds: 0}", "known 0 «0»"],
    ["{}", "absent"],
    ['{seconds: "70"}', 'unknown wrong-type «"70"» "70"'],
    ['{seconds: "${DELAY}"}', 'unknown placeholder «"${DELAY}"» "${DELAY}"'],
    ["70", "unknown wrong-type «70» 70"],
    ["{{ .x }}", "unknown template «{{ .x }}»"],
  ])("sleep: %s", (written, expected) => {
    const { handler, show } = handlerOf(deployment(`lifecycle: {preStop: {sleep: ${written}}}`));
    expect(handler.type === "sleep" && show(handler.seconds)).toBe(expected);
  });

  it("reads a request", () => {
    const { handler, show } = handlerOf(
      deployment("lifecycle: {preStop: {httpGet: {path: /drain, port: http}}}"),
    );
    if (handler.type !== "httpGet") throw new Error(handler.type);
    expect(show(handler.path)).toBe('known "/drain" «/drain»');
    expect(show(handler.port)).toBe('known "http" «http»');
  });

  it("reads tcpSocket", () => {
    expect(handlerOf(deployment("lifecycle: {preStop: {tcpSocket: {port: 80}}}")).handler.type).toBe(
      "tcpSocket",
    );
  });
});

describe("exec command", () => {
  const exec = (command: string): string => deployment(`lifecycle: {preStop: {exec: {command: ${command}}}}`);

  it("is a list of strings", () => {
    const { exec: handler, show, at } = execOf(exec("[\"/bin/sh\", -c, 'sleep 70']"));
    expect(show(handler.command)).toBe(`known ["/bin/sh","-c","sleep 70"] «["/bin/sh", -c, 'sleep 70']»`);
    expect(handler.wordsAt.map(at)).toEqual(['"/bin/sh"', "-c", "'sleep 70'"]);
    expect(handler.length).toMatchObject({
      delay: { state: "known", seconds: 70 },
      total: { state: "known", seconds: 70 },
    });
  });

  it.each([
    ["sleep 70", "unknown wrong-type «sleep 70» sleep 70"],
    ["[sleep, 70]", "unknown wrong-type «70» 70"],
    ["[sleep, yes]", "unknown wrong-type «yes» yes"],
    ["[sleep, [70]]", "unknown wrong-type «[70]»"],
    ["[sleep, null]", "unknown wrong-type «null» null"],
    ['[sleep, "{{ .x }}"]', 'unknown template «"{{ .x }}"»'],
    ["{{ .x }}", "unknown template «{{ .x }}»"],
    ["", "absent"],
  ])("is not readable: %s", (command, expected) => {
    const { exec: handler, show } = execOf(exec(command));
    expect(show(handler.command)).toBe(expected);
    expect(handler).toMatchObject({ length: { delay: { state: "unknown" }, fault: null }, sleeps: [] });
  });

  it.each(["exec: {{ .x }}", "exec: sleep 70"])("is unknown where the handler is: %s", (line) => {
    const { exec: handler } = execOf(deployment(`lifecycle: {preStop: {${line}}}`));
    expect(handler.command.state).toBe("unknown");
    expect(handler.length).toMatchObject({ delay: { state: "unknown" }, total: { state: "unknown" } });
  });

  it("is known as empty", () => {
    expect(execOf(exec("[]")).exec.command).toMatchObject({ state: "known", value: [] });
  });

  it("keeps the key of the list where a word is in the way", () => {
    const { exec: handler, at } = execOf(exec("[sleep, 70]"));
    expect(handler.command.state === "unknown" && at(handler.command.key)).toBe("command");
  });

  it("rests on an alias where one of its words does", () => {
    const { exec: handler } = execOf(`apiVersion: apps/v1
kind: Deployment
x-delay: &delay sleep 70
spec:
  template:
    spec:
      containers:
        - name: web
          image: nginx
          lifecycle: {preStop: {exec: {command: [sh, -c, *delay ]}}}
`);
    expect(handler.command).toMatchObject({ state: "known", basis: "alias" });
  });
});

describe("environment", () => {
  const seconds = (env: string, script = "sleep $DELAY"): number | string | undefined => {
    const { exec } = execOf(
      deployment(`lifecycle: {preStop: {exec: {command: [sh, -c, "${script}"]}}}\nenv:${env}`),
    );
    const delay = exec.length.delay;
    return delay?.state === "known" ? delay.seconds : delay?.state;
  };

  it.each<[string, string, number | string]>([
    ["a literal value", ' [{name: DELAY, value: "70"}]', 70],
    ["no value at all", " [{name: OTHER, value: a}]", "unknown"],
    ["valueFrom", " [{name: DELAY, valueFrom: {fieldRef: {fieldPath: metadata.name}}}]", "unknown"],
    ["another variable", ' [{name: DELAY, value: "$(OTHER)"}]', "unknown"],
    ["a placeholder", ' [{name: DELAY, value: "${OTHER}"}]', "unknown"],
    ["a number", " [{name: DELAY, value: 70}]", "unknown"],
    ["a template", ' [{name: DELAY, value: "{{ .x }}"}]', "unknown"],
    ["two values", ' [{name: DELAY, value: "70"}, {name: DELAY, value: "5"}]', "unknown"],
    ["a list that cannot be read to its end", ' [{name: DELAY, value: "70"}, {{ .x }}]', "unknown"],
    ["no list", "", "unknown"],
  ])("knows a variable only from its literal value: %s", (_, env, expected) => {
    expect(seconds(env)).toBe(expected);
  });
});

describe("where the seconds of a command stand", () => {
  const sleepsOf = (command: string): (string | null)[] => {
    const { exec, at } = execOf(deployment(`lifecycle:\n  preStop:\n    exec:\n      command:${command}`));
    return exec.sleeps.map((sleep) => at(sleep.at));
  };

  it.each<[string, string, (string | null)[]]>([
    ["plain words", ' [sleep, "70"]', ["70"]],
    ["a plain script", "\n        - sh\n        - -c\n        - sleep 70 && nginx -s quit", ["70"]],
    ["a single-quoted script", " [sh, -c, 'sleep 70']", ["70"]],
    ["a double-quoted script", ' [sh, -c, "sleep 70 && sleep 1m"]', ["70", "1m"]],
    ["an escape in front", ' [sh, -c, "echo \\"bye\\"; sleep 70"]', [null]],
    ["a doubled quote", " [sh, -c, 'echo ''bye''; sleep 70']", [null]],
    ["a script folded in quotes", ' [sh, -c, "echo bye;\n            sleep 70"]', [null]],
    [
      "a literal block",
      "\n        - sh\n        - -c\n        - |\n          echo bye\n          sleep 70\n          sleep 5",
      ["70", "5"],
    ],
    [
      "a literal block with an inner indentation",
      "\n        - sh\n        - -c\n        - |-\n          {\n            sleep 70;\n          }",
      ["70"],
    ],
    [
      "a literal block with a blank line",
      "\n        - sh\n        - -c\n        - |\n\n          echo bye\n\n          sleep 70",
      ["70"],
    ],
    [
      "a literal block with an indicator and comment",
      "\n        - sh\n        - -c\n        - |2- # why\n           sleep 70",
      ["70"],
    ],
    [
      "a folded block of one line",
      "\n        - sh\n        - -c\n        - >-\n          sleep 70 && true",
      ["70"],
    ],
    [
      "a folded block of two lines",
      "\n        - sh\n        - -c\n        - >-\n          echo bye;\n          sleep 70",
      [null],
    ],
  ])("%s", (_, command, expected) => {
    expect(sleepsOf(command)).toEqual(expected);
  });

  it("finds them with Windows line breaks", () => {
    const text = deployment(
      "lifecycle:\n  preStop:\n    exec:\n      command:\n        - sh\n        - -c\n        - |\n          echo bye\n          sleep 70\n",
    ).replaceAll("\n", "\r\n");
    const { exec, at } = execOf(text);
    expect(exec.sleeps.map((sleep) => at(sleep.at))).toEqual(["70"]);
    expect(exec.length.delay).toEqual({ state: "known", seconds: 70 });
  });
});
