import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { english, findingsIn, serviceOf, shop, uriOf } from "./service.ts";

const config = ".podgrace.yaml";

/** `line:characters severity: message` of everything that is wrong; lines from 1. */
function problemsOf(text: string): readonly string[] {
  return serviceOf({ [config]: text })
    .configurationProblems(english)
    .map(
      ({ start, span, severity, message }) =>
        `${start.line + 1} ${text.slice(span.start, span.end)} | ${severity}: ${message}`,
    );
}

describe("what is wrong in a configuration file", () => {
  test.each<[string, string, readonly string[]]>([
    [
      "an unknown key",
      "requierdSeconds: {albIp: 1}",
      ["1 requierdSeconds | error: There is no setting requierdSeconds. Did you mean requiredSeconds?"],
    ],
    [
      "an unknown key deeper down",
      "requiredSeconds:\n  alb: 1",
      ["2 alb | error: There is no setting requiredSeconds.alb. Did you mean albIp?"],
    ],
    [
      "an unknown rule",
      "rules:\n  prestop-mising: off",
      ["2 prestop-mising | error: There is no rule prestop-mising. Did you mean prestop-missing?"],
    ],
    [
      "an unknown severity",
      "rules: {prestop-missing: fatal}",
      [
        '1 fatal | error: rules.prestop-missing must be one of "default", "off", "error", "warning", "information", "hint", not "fatal".',
      ],
    ],
    [
      "a version without quotes",
      "kubernetesVersion: 1.30",
      ['1 1.30 | error: kubernetesVersion must be a version in quotes, such as "1.33", not 1.30.'],
    ],
    [
      "seconds in quotes",
      'shutdownMarginSeconds: "10"',
      ['1 "10" | error: shutdownMarginSeconds must be a number of seconds from 0 to 86400, not "10".'],
    ],
    [
      "negative seconds",
      "requiredSeconds: {proxy: -1}",
      ["1 -1 | error: requiredSeconds.proxy must be a number of seconds from 0 to 86400, not -1."],
    ],
    [
      "a list in place of a group",
      "rules: [off]",
      ["1 [off] | error: rules must be a group of settings, not a list."],
    ],
    [
      "a group in place of a list",
      "ignore: {a: b}",
      ["1 {a: b} | error: ignore must be a list, not a group of settings."],
    ],
    ["a number in place of a file", "ignore: 5\n", []],
    [
      "a list as the whole file",
      "- rules",
      ["1 - rules | error: A configuration file must be a group of settings: keys with values."],
    ],
    [
      "a word as the whole file",
      "rules",
      ["1 rules | error: A configuration file must be a group of settings: keys with values."],
    ],
    [
      "a setting of the editor",
      "enable: false",
      ["1 enable | error: enable is a setting of the editor. To leave files out, name them in ignore."],
    ],
    [
      "a key that is written twice",
      "preStopStyle: exec\npreStopStyle: sleep",
      ["2 preStopStyle | error: preStopStyle is written twice, so neither counts."],
    ],
    [
      "an alias without its anchor",
      "requiredSeconds: *times",
      ["1 *times | error: requiredSeconds must be a group of settings, not something that cannot be read."],
    ],
    [
      "a template expression",
      "preStopStyle: {{ .Values.style }}",
      [
        '1 {{ .Values.style }} | error: preStopStyle must be one of "auto", "sleep", "exec", not something that cannot be read.',
      ],
    ],
    [
      "a second document",
      "rules: {}\n---\nrules: {}",
      ["2 - | error: A configuration file is one document: what stands behind --- does not count."],
    ],
    [
      "a pattern that goes up",
      "ignore: [../other]",
      ['1 ../other | error: A pattern cannot go up with "..": put a configuration file into that folder.'],
    ],
    [
      "a rule that does not exist, in noInlineSuppress",
      "noInlineSuppress: [prestop]",
      ["1 prestop | error: There is no rule prestop. Did you mean prestop-missing?"],
    ],
    [
      "an override for nobody",
      "overrides:\n- rules: {prestop-missing: off}",
      [
        "2 rules | error: This override says for whom it is by none of files, kind, namespace, name and containers, so it does not count.",
      ],
    ],
    [
      "an override that sets nothing",
      "overrides:\n- name: web\n  reason: none",
      ["2 name | warning: This override sets nothing."],
    ],
    [
      "an override of containers that sets times",
      "overrides:\n- containers: web\n  requiredSeconds: {proxy: 1}",
      [
        "2 containers | error: With containers, an override can set rules only: everything else is for a whole pod. The other settings do not count.",
      ],
    ],
    [
      "an override that is none",
      "overrides: [web]",
      ['1 web | error: overrides must be a group of settings, not "web".'],
    ],
    [
      "one override without its list",
      "overrides: {name: web}",
      ["1 {name: web} | error: overrides must be a list, not a group of settings."],
    ],
    [
      "a pattern that is no text",
      "ignore: [*vendor]",
      ["1 *vendor | error: ignore must be a pattern for paths, not something that cannot be read."],
    ],
    [
      "a rule that is no text",
      "noInlineSuppress: [{{ .Values.rule }}]",
      [
        "1 {{ .Values.rule }} | error: noInlineSuppress must be the name of a rule, not something that cannot be read.",
      ],
    ],
    [
      "an override of nothing",
      "overrides: [{}]",
      [
        "1 {} | error: This override says for whom it is by none of files, kind, namespace, name and containers, so it does not count.",
        "1 {} | warning: This override sets nothing.",
      ],
    ],
    [
      "a second document",
      "rules: {}\n--- # more\nrules: {}\n",
      ["2 - | error: A configuration file is one document: what stands behind --- does not count."],
    ],
    ["nothing at all", "", []],
    ["comments only", "# rules: off\n", []],
    ["keys without values", "rules:\nignore:\noverrides:\n", []],
  ])("%s", (_, text, expected) => {
    expect(problemsOf(text)).toEqual(expected);
  });

  it("costs only itself: the rest of the file counts", () => {
    const text = "nonsense: 1\nrules: {prestop-missing: hint, prestop-mising: off}\npreStopStyle: [x]\n";
    expect(findingsIn(serviceOf({ "web.yaml": shop(), [config]: text }), "web.yaml")).toEqual([
      "prestop-missing hint",
    ]);
    expect(problemsOf(text)).toHaveLength(3);
  });

  it("is the whole file where that is no YAML, and then the other levels count", () => {
    const text = "rules: {prestop-missing: off\nignore: [";
    const service = serviceOf({ "web.yaml": shop(), [config]: text });
    expect(findingsIn(service, "web.yaml")).toEqual(["prestop-missing warning"]);
    expect(problemsOf(text)).toHaveLength(1);
    expect(problemsOf(text)[0]).toMatch(/error: This is not YAML, so nothing in this file counts: /);
  });

  it("is its size where that is endless", () => {
    const huge = `ignore:\n${"- a\n".repeat(100_000)}`;
    expect(problemsOf(huge)[0]).toMatch(/error: This file is too large, so nothing in this file counts/);
    expect(problemsOf(`ignore:\n${"- a\n".repeat(501)}`)).toEqual([
      expect.stringContaining("error: ignore has more than 500 items; none of them counts."),
    ]);
    expect(problemsOf("[".repeat(5000))[0]).toContain("This is nested too deeply");
  });

  it("follows the lines of Windows", () => {
    const service = serviceOf({ [config]: "rules:\r\n  x: off\r\n" });
    expect(service.configurationProblems(english)).toMatchObject([
      { start: { line: 1, character: 2 }, end: { line: 1, character: 3 } },
    ]);
  });

  it("never makes reading fail, whatever is written", () => {
    const word = fc.constantFrom(
      "rules",
      "overrides",
      "files",
      "ignore",
      ":",
      "-",
      "\n",
      "\n  ",
      " ",
      "[",
      "]",
      "{",
      "}",
      "prestop-missing",
      "off",
      "*a",
      "&a",
      "<<",
      "!!int",
      "'",
      '"',
      "#",
      "|",
      "1",
      "kubernetesVersion",
      "---",
      "\u0000",
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 40 }), (words) => {
        const text = words.join("");
        const service = serviceOf({ "web.yaml": shop(), [config]: text });
        expect(service.findings(uriOf("web.yaml"), english).length).toBeLessThan(3);
        for (const { span, message } of service.configurationProblems(english)) {
          expect(span.start).toBeGreaterThanOrEqual(0);
          expect(span.end).toBeLessThanOrEqual(text.length);
          expect(message).not.toMatch(/\{\w+\}|^[\w.-]+$/);
        }
      }),
      { numRuns: 200 },
    );
  });
});
