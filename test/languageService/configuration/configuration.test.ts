import { describe, expect, it, test } from "vitest";
import { defaultSettings } from "../../../server/src/core/settings.ts";
import { english, findingsIn, root, serviceOf, shop, uriOf } from "./service.ts";

const config = ".podgrace.yaml";
const missing = ["prestop-missing warning"];

describe("a configuration file", () => {
  it("stands above the settings of the editor, which stand above the defaults", () => {
    const editor = { ...defaultSettings, rules: { "prestop-missing": "hint" } as const };
    const files = { "web.yaml": shop() };
    expect(findingsIn(serviceOf(files), "web.yaml")).toEqual(missing);
    expect(findingsIn(serviceOf(files, editor), "web.yaml")).toEqual(["prestop-missing hint"]);
    const text = "rules:\n  prestop-missing: error\n";
    expect(findingsIn(serviceOf({ ...files, [config]: text }, editor), "web.yaml")).toEqual([
      "prestop-missing error",
    ]);
  });

  it("decides what a rule computes, not only how grave it is", () => {
    const message = (text: string) =>
      serviceOf({ "web.yaml": shop(), [config]: text }).findings(uriOf("web.yaml"), english)[0]?.message;
    expect(message("")).toContain("60 s");
    expect(message("requiredSeconds: {albIp: 45}")).toContain("45 s");
  });

  it("switches a rule off, also where the word is a boolean of YAML", () => {
    for (const word of ["off", '"off"', "'off'"])
      expect(
        findingsIn(
          serviceOf({ "web.yaml": shop(), [config]: `rules: {prestop-missing: ${word}}` }),
          "web.yaml",
        ),
      ).toEqual([]);
  });

  it("takes the delay of the cluster for granted where it says so", () => {
    const service = serviceOf({ "web.yaml": shop(), [config]: "assumeDrained: true\n" });
    expect(findingsIn(service, "web.yaml")).toEqual([]);
    expect(service.workloads(uriOf("web.yaml"))[0]?.containers[0]?.timeline).toMatchObject({
      requiredSeconds: 0,
      lostWindow: null,
    });
  });

  it("is for its folder and below, the nearer one above the one farther out", () => {
    const service = serviceOf({
      "web.yaml": shop(),
      "a/web.yaml": shop({ namespace: "a" }),
      "a/b/web.yaml": shop({ namespace: "b" }),
      "c/web.yaml": shop({ namespace: "c" }),
      "a/.podgrace.yaml": "rules: {prestop-missing: error}",
      "a/b/.podgrace.yml": "requiredSeconds: {albIp: 50}\nrules: {prestop-missing: information}",
    });
    expect(findingsIn(service, "web.yaml")).toEqual(missing);
    expect(findingsIn(service, "c/web.yaml")).toEqual(missing);
    expect(findingsIn(service, "a/web.yaml")).toEqual(["prestop-missing error"]);
    expect(findingsIn(service, "a/b/web.yaml")).toEqual(["prestop-missing information"]);
    service.remove(uriOf("a/b/.podgrace.yml"));
    expect(findingsIn(service, "a/b/web.yaml")).toEqual(["prestop-missing error"]);
  });

  it("takes effect with every change, an open buffer above the file", () => {
    const service = serviceOf({ "web.yaml": shop(), [config]: "rules: {prestop-missing: error}" });
    expect(service.update(uriOf(config), "rules: {prestop-missing: hint}")).toEqual({
      file: true,
      others: true,
    });
    expect(findingsIn(service, "web.yaml")).toEqual(["prestop-missing hint"]);
    service.update(uriOf(config), "# nothing");
    expect(findingsIn(service, "web.yaml")).toEqual(missing);
    service.close(uriOf(config), "rules: {prestop-missing: error}");
    expect(findingsIn(service, "web.yaml")).toEqual(["prestop-missing error"]);
    expect(service.remove(uriOf(config))).toEqual({ file: true, others: true });
    expect(findingsIn(service, "web.yaml")).toEqual(missing);
  });

  it("that is read again as it was changes nothing", () => {
    const text = "rules: {prestop-missing: error}\n";
    const service = serviceOf({ "web.yaml": shop(), [config]: text });
    const before = service.revision();
    const unchanged = { file: false, others: false };
    expect(service.updateFromDisk(uriOf(config), text)).toEqual(unchanged);
    expect(service.revision()).toBe(before);
  });

  it("leaves other files as they are while a comment or half a word is written", () => {
    const service = serviceOf({ "web.yaml": shop(), [config]: "rules: {prestop-missing: error}\n" });
    const same = { file: true, others: false };
    expect(service.update(uriOf(config), "# why\nrules: {prestop-missing: error}\n")).toEqual(same);
    expect(service.update(uriOf(config), "rules: {prestop-missing: error}\nshut")).not.toEqual(same);
    service.update(uriOf(config), "rules: {prestop-missing: error}\n");
    expect(service.update(uriOf(config), "rules: {prestop-missing: error}\nshut: 1\n")).toEqual(same);
    expect(service.configurationProblems(english)).toHaveLength(1);
    expect(findingsIn(service, "web.yaml")).toEqual(["prestop-missing error"]);
  });

  it("is not checked itself, and its comments are no directives", () => {
    const service = serviceOf({ [config]: "# podgrace-ignore-file prestop-mising\nrules: {}\n" });
    expect(service.isChecked(uriOf(config))).toBe(false);
    expect(service.findings(uriOf(config), english)).toEqual([]);
    expect(service.fileSummary(uriOf(config)).documents).toBe(0);
  });

  it("may be named, or left out altogether", () => {
    const service = serviceOf({ "web.yaml": shop(), [config]: "rules: {prestop-missing: error}" });
    service.configureFrom("none");
    expect(findingsIn(service, "web.yaml")).toEqual(missing);
    const text = "overrides: [{files: web.yaml, rules: {prestop-missing: hint}}]\nnonsense: 1\n";
    service.configureFrom({ uri: "file:///elsewhere/podgrace.yaml", text });
    expect(findingsIn(service, "web.yaml")).toEqual(["prestop-missing hint"]);
    expect(service.configurationProblems(english)).toMatchObject([
      { uri: "file:///elsewhere/podgrace.yaml", start: { line: 1, character: 0 } },
    ]);
    service.configureFrom("nearest");
    expect(findingsIn(service, "web.yaml")).toEqual(["prestop-missing error"]);
  });

  it("beside one of the other name gives way to it, and says so", () => {
    const service = serviceOf({
      "web.yaml": shop(),
      ".podgrace.yml": "rules: {prestop-missing: hint}",
      [config]: "rules: {prestop-missing: error}",
    });
    expect(findingsIn(service, "web.yaml")).toEqual(["prestop-missing error"]);
    const problems = service.configurationProblems(english);
    expect(problems.map(({ uri, message }) => [uri, message])).toEqual([
      [uriOf(".podgrace.yml"), ".podgrace.yaml stands beside this file and counts in its place."],
    ]);
  });
});

describe("ignore", () => {
  it("leaves files out, as if they were not there", () => {
    const files = { "web.yaml": shop(), "vendor/chart/web.yaml": shop({ namespace: "other" }) };
    const service = serviceOf({ ...files, [config]: "ignore: [vendor]" });
    expect(findingsIn(service, "web.yaml")).toEqual(missing);
    expect(findingsIn(service, "vendor/chart/web.yaml")).toEqual([]);
    expect(service.workloads(uriOf("vendor/chart/web.yaml"))).toEqual([]);
    expect(service.isChecked(uriOf("vendor/chart/web.yaml"))).toBe(false);
    expect(service.has(uriOf("vendor/chart/web.yaml"))).toBe(true);
  });

  it("takes what stands in them from the others too", () => {
    const [deployment = "", ...others] = shop().split("---\n");
    const files = { "a/deployment.yaml": deployment, "a/others.yaml": others.join("---\n") };
    expect(findingsIn(serviceOf(files), "a/deployment.yaml")).toEqual(missing);
    const service = serviceOf({ ...files, [config]: 'ignore: "**/others.yaml"' });
    expect(findingsIn(service, "a/deployment.yaml")).toEqual([]);
  });

  test.each(["**", "*", "**/*", "**/**", "{*,a}"])("says that %s leaves nothing over", (pattern) => {
    const service = serviceOf({ "web.yaml": shop(), [config]: `ignore: ["${pattern}"]` });
    expect(service.configurationProblems(english)).toMatchObject([
      { severity: "warning", message: "This pattern leaves out every file.", span: { start: 9 } },
    ]);
  });
});

describe("an override", () => {
  const files = {
    "web.yaml": shop(),
    "dev/api.yaml": shop({ name: "api", namespace: "dev" }),
  };
  const withOverride = (override: string) => serviceOf({ ...files, [config]: `overrides:\n- ${override}\n` });

  test.each([
    ["files: dev", ["dev/api.yaml"]],
    ['files: "**/*.yaml"', ["web.yaml", "dev/api.yaml"]],
    ["files: [nowhere, web.yaml]", ["web.yaml"]],
    ["kind: Deployment", ["web.yaml", "dev/api.yaml"]],
    ["kind: StatefulSet", []],
    ["namespace: de?", ["dev/api.yaml"]],
    ["name: [web, other]", ["web.yaml"]],
    ["name: web\n  namespace: dev", []],
    ["containers: a*", ["dev/api.yaml"]],
  ])("for %s: %j", (selector, expected) => {
    const service = withOverride(`${selector}\n  rules: {prestop-missing: error}`);
    expect(service.configurationProblems(english)).toEqual([]);
    const changed = Object.keys(files).filter((path) =>
      findingsIn(service, path).includes("prestop-missing error"),
    );
    expect(changed).toEqual(expected);
  });

  it("that switches a rule off suppresses its findings, with the reason", () => {
    const service = withOverride("name: web\n  reason: drained by hand\n  rules: {prestop-missing: off}");
    expect(findingsIn(service, "web.yaml")).toEqual([]);
    const [suppressed] = service.suppressed(uriOf("web.yaml"), english);
    expect(suppressed?.finding).toMatchObject({ rule: "prestop-missing", severity: "warning" });
    expect(suppressed?.by).toMatchObject([
      { medium: "configuration", uri: uriOf(config), reason: "drained by hand" },
    ]);
    const text = `overrides:\n- name: web\n  reason: drained by hand\n  rules: {prestop-missing: off}\n`;
    expect(text.slice(suppressed?.by[0]?.span.start, suppressed?.by[0]?.span.end)).toBe("prestop-missing");
    expect(findingsIn(service, "dev/api.yaml")).toEqual(missing);
    expect(JSON.parse(JSON.stringify(suppressed))).toEqual(suppressed);
  });

  it("suppresses without a reason where only blanks are given for one", () => {
    const service = withOverride("name: web\n  reason: '  '\n  rules: {prestop-missing: off}");
    const [suppressed] = service.suppressed(uriOf("web.yaml"), english);
    expect(suppressed?.by).toMatchObject([{ medium: "configuration", reason: null }]);
  });

  it("gives way to a later one", () => {
    const first = "kind: Deployment\n  rules: {prestop-missing: off}";
    const second = "name: web\n  rules: {prestop-missing: information}";
    const service = withOverride(`${first}\n- ${second}`);
    expect(findingsIn(service, "web.yaml")).toEqual(["prestop-missing information"]);
    expect(findingsIn(service, "dev/api.yaml")).toEqual([]);
  });

  it("gives way to a file that stands nearer", () => {
    const service = serviceOf({
      ...files,
      [config]: "overrides: [{files: dev, rules: {prestop-missing: off}}]",
      "dev/.podgrace.yaml": "rules: {prestop-missing: error}",
    });
    expect(findingsIn(service, "dev/api.yaml")).toEqual(["prestop-missing error"]);
  });

  it("never lifts a lower grade above the highest it sets", () => {
    const service = withOverride("name: web\n  rules: {prestop-missing: information}");
    expect(findingsIn(service, "web.yaml")).toEqual(["prestop-missing information"]);
  });

  it("changes times for its objects only", () => {
    const service = withOverride("name: api\n  requiredSeconds: {albIp: 20}");
    const required = (path: string) =>
      service.workloads(uriOf(path))[0]?.containers[0]?.timeline.requiredSeconds;
    expect([required("web.yaml"), required("dev/api.yaml")]).toEqual([60, 20]);
  });
});

describe("noInlineSuppress", () => {
  it("lets no directive suppress the rule, says so, and offers none", () => {
    const text = `# podgrace-ignore-file prestop-missing -- later\n${shop()}`;
    const files = { "web.yaml": text };
    expect(findingsIn(serviceOf(files), "web.yaml")).toEqual([]);
    const service = serviceOf({ ...files, [config]: "noInlineSuppress: prestop-missing" });
    expect(findingsIn(service, "web.yaml")).toEqual(["directive-invalid hint", ...missing]);
    expect(service.findings(uriOf("web.yaml"), english)[0]?.message).toBe(
      "Findings of prestop-missing cannot be suppressed here: the configuration file names it in noInlineSuppress.",
    );
    const [, finding] = service.findings(uriOf("web.yaml"), english);
    const span = finding?.span ?? { start: 0, end: 0 };
    const titles = service.fixes(uriOf("web.yaml"), span, english).map(({ title }) => title);
    expect(titles.filter((title) => title.startsWith("Suppress"))).toEqual([]);
  });
});

describe("a directive for a finding that an override suppresses", () => {
  it("is not said to suppress nothing", () => {
    const text = `# podgrace-ignore-file prestop-missing -- later\n${shop()}`;
    const override = "overrides: [{name: web, rules: {prestop-missing: off}}]";
    const service = serviceOf({ "web.yaml": text, [config]: override });
    expect(findingsIn(service, "web.yaml")).toEqual([]);
    expect(service.suppressed(uriOf("web.yaml"), english)[0]?.by.map(({ medium }) => medium)).toEqual([
      "configuration",
      "comment",
    ]);
  });
});

it("is asked for nothing where there is no file", () => {
  const service = serviceOf({ "web.yaml": shop() });
  expect(service.configurationProblems(english)).toEqual([]);
  expect(root).toBe("file:///ws");
});
