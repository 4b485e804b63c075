import { describe, expect, it, test } from "vitest";
import { english, serviceOf, uriOf } from "./service.ts";

const config = ".podgrace.yaml";

/** What is offered at the `|` of a text. */
function offered(marked: string) {
  const offset = marked.indexOf("|");
  const text = marked.replace("|", "");
  const service = serviceOf({});
  service.update(uriOf(config), text);
  return service.completions(uriOf(config), offset, english).map((each) => ({
    ...each,
    result: text.slice(0, each.span.start) + each.newText + text.slice(each.span.end),
  }));
}

const labels = (marked: string) => offered(marked).map(({ label }) => label);

describe("completion in a configuration file", () => {
  test.each<[string, string, readonly string[]]>([
    ["an empty file", "|", ["kubernetesVersion", "ignore", "overrides"]],
    ["a word", "re|", ["requiredSeconds", "readinessGate"]],
    ["a group", "requiredSeconds:\n  |", ["albIp", "clusterIP"]],
    ["a group with keys around it", "requiredSeconds:\n  albIp: 5\n  |\n  proxy: 1\n", ["nlbIp"]],
    ["a rule", "rules:\n  prestop-missing: off\n  |", ["prestop-too-short"]],
    ["a severity", "rules:\n  prestop-missing: |", ["off", "hint", "error"]],
    ["a severity, begun", "rules:\n  prestop-missing: of|", ["off"]],
    ["a style", "preStopStyle: |", ["auto", "sleep", "exec"]],
    ["a boolean", "assumeDrained: |", ["true", "false"]],
    ["a default", "kubernetesVersion: |", ['"1.33"']],
    ["an override", "overrides:\n  - |", ["files", "reason", "rules", "requiredSeconds"]],
    ["an override in the column of its key", "overrides:\n- name: web\n  |", ["files", "reason", "rules"]],
    [
      "the next override",
      "overrides:\n- name: web\n  rules:\n    prestop-missing: off\n- |",
      ["name", "files"],
    ],
    ["rules of an override", "overrides:\n  - name: web\n    rules:\n      |", ["prestop-missing"]],
    ["seconds of an override", "overrides:\n  - requiredSeconds:\n      |", ["albIp"]],
    ["a severity in an override", "overrides:\n  - name: web\n    rules:\n      prestop-missing: |", ["off"]],
    ["rules in a list", "noInlineSuppress:\n  - |", ["prestop-missing", "rollout-outage"]],
    ["one rule in place of a list", "noInlineSuppress: |", ["prestop-missing"]],
    ["a key above others", "|\nrules:\n  prestop-missing: off\n", ["ignore"]],
    ["a key behind a comment", "# rules\nrules:\n  # off\n\n  |", ["prestop-missing"]],
    ["lines of Windows", "rules:\r\n  |\r\n", ["prestop-missing"]],
  ])("offers at %s", (_, marked, expected) => {
    expect(labels(marked)).toEqual(expect.arrayContaining([...expected]));
  });

  test.each([
    ["what stands there already", "requiredSeconds:\n  albIp: 5\n  |", "albIp"],
    ["what stands there already, in an override", "overrides:\n- name: web\n  |", "name"],
    ["what stands below", "|\nrules: {}\n", "rules"],
    ["what stands above a list in the column of its key", "ignore:\n- a\n|", "ignore"],
    ["keys of the file in a group", "rules:\n  |", "ignore"],
    ["keys of an override in the file", "|", "reason"],
  ])("does not offer %s", (_, marked, other) => {
    expect(labels(marked)).not.toContain(other);
    expect(labels(marked).length).toBeGreaterThan(0);
  });

  test.each([
    "# |",
    "reason: |",
    "nonsense:\n  |",
    "rules: {} |",
    "ignore:\n  - |",
    "rules:\n  prestop-missing: off |",
  ])("offers nothing at %j", (marked) => {
    expect(labels(marked)).toEqual([]);
  });

  it("replaces what has been typed, and explains itself", () => {
    const [found] = offered("pre|").filter(({ label }) => label === "preStopStyle");
    expect(found).toMatchObject({
      kind: "key",
      result: "preStopStyle: ",
      detail: "How quick fixes write a preStop delay.",
    });
    const [rules] = offered("ru|").filter(({ label }) => label === "rules");
    expect(rules?.result).toBe("rules:");
    const [off] = offered("rules:\n  prestop-missing: o|").filter(({ label }) => label === "off");
    expect(off).toMatchObject({ result: "rules:\n  prestop-missing: off", detail: "Nothing is reported." });
  });

  it("is for configuration files that are open only", () => {
    const service = serviceOf({ [config]: "" });
    expect(service.completions(uriOf(config), 0, english)).toEqual([]);
    service.update(uriOf("web.yaml"), "");
    expect(service.completions(uriOf("web.yaml"), 0, english)).toEqual([]);
  });
});

describe("the hover in a configuration file", () => {
  const hover = (marked: string) => {
    const service = serviceOf({});
    service.update(uriOf(config), marked.replace("|", ""));
    const options = { ...english, format: "markdown", commandLinks: false } as const;
    return service.hover(uriOf(config), marked.indexOf("|"), options)?.contents ?? null;
  };

  test.each<[string, string]>([
    ["shutdown|MarginSeconds: 5", "Default: `10`"],
    ["requiredSeconds:\n  alb|Ip: 5", "AWS ALB"],
    ["rules:\n  prestop-|missing: off", "no preStop hook"],
    ["rules:\n  prestop-missing: o|ff", "Nothing is reported."],
    ["overrides:\n- na|me: web", "Names of objects"],
    ["overrides:\n- rules: {prestop-missing: h|int}", "Hints only."],
    ["noInlineSuppress: [prestop-|missing]", "no preStop hook"],
    ["ignore: |[a]", ""],
    ["ru|les: {prestop-missing: off}", "Highest severity per rule"],
    ["shutdownMarginSeconds: 1|0", ""],
    ["ignore: [ven|dor]", ""],
    ["overrides: [{kind: {{ .|x }}}]", ""],
    ["- ru|les", ""],
  ])("%j: %s", (marked, part) => {
    if (part === "") expect(hover(marked)).toBeNull();
    else expect(hover(marked)).toContain(part);
  });

  it("is silent about what it does not know, and about broken YAML", () => {
    expect(hover("non|sense: 1")).toBeNull();
    expect(hover("rules: [|")).toBeNull();
    expect(hover("# ru|les")).toBeNull();
  });
});
