import { describe, expect, it } from "vitest";
import { readCommand } from "../../server/src/cli/arguments.ts";

describe("the command line of scan", () => {
  it("scans the working directory as text by default", () => {
    expect(readCommand(["scan"])).toEqual({
      name: "scan",
      options: {
        paths: ["."],
        format: "text",
        severity: "information",
        failOn: "warning",
        fix: "no",
        configuration: "nearest",
        baseline: null,
        changedSince: null,
        quiet: false,
        render: null,
      },
    });
  });

  it("takes flags before, between and after paths, with = or without", () => {
    const args = ["scan", "--format=json", "a", "--severity", "hint", "b", "--fail-on", "error", "-q"];
    expect(readCommand(args)).toMatchObject({
      name: "scan",
      options: { paths: ["a", "b"], format: "json", severity: "hint", failOn: "error", quiet: true },
    });
  });

  it("knows what is to be fixed, accepted and left out", () => {
    const args = ["scan", "--fix", "--baseline", "old.json", "--write-baseline"];
    expect(readCommand(args)).toMatchObject({
      options: { fix: "write", baseline: { file: "old.json", write: true } },
    });
    const others = ["scan", "--fix-dry-run", "--changed-since", "origin/main", "--baseline=b.json"];
    expect(readCommand(others)).toMatchObject({
      options: { fix: "show", changedSince: "origin/main", baseline: { file: "b.json", write: false } },
    });
  });

  it("knows by which configuration it goes", () => {
    expect(readCommand(["scan", "--config", "a.yaml"])).toMatchObject({
      options: { configuration: { file: "a.yaml" } },
    });
    expect(readCommand(["scan", "--no-config"])).toMatchObject({ options: { configuration: "none" } });
    expect(readCommand(["scan", "--no-config", "--config=a.yaml"])).toMatchObject({ name: "mistake" });
    expect(readCommand(["init"])).toEqual({ name: "init", folder: "." });
    expect(readCommand(["init", "k8s"])).toEqual({ name: "init", folder: "k8s" });
    expect(readCommand(["init", "a", "b"])).toMatchObject({ name: "mistake", topic: "init" });
  });

  it("takes the programs that render, or those on the PATH", () => {
    expect(readCommand(["scan", "--render"])).toMatchObject({
      options: { render: { helm: "", kustomize: "" } },
    });
    expect(readCommand(["scan", "--render", "--helm", "h", "--kustomize=k"])).toMatchObject({
      options: { paths: ["."], render: { helm: "h", kustomize: "k" } },
    });
  });

  it("keeps standard input and what follows -- as paths, each once", () => {
    const command = readCommand(["scan", "-", "-", "--", "--format"]);
    expect(command).toMatchObject({ options: { paths: ["-", "--format"] } });
  });
});

describe("other commands", () => {
  it("asks for help, for a version, for a rule, for the server", () => {
    expect(readCommand(["--help"])).toEqual({ name: "help", topic: null });
    expect(readCommand(["scan", "x", "-h"])).toEqual({ name: "help", topic: "scan" });
    expect(readCommand(["help", "explain"])).toEqual({ name: "help", topic: "explain" });
    expect(readCommand(["--version"])).toEqual({ name: "version" });
    expect(readCommand(["explain"])).toEqual({ name: "explain", rule: null });
    expect(readCommand(["explain", "prestop-missing"])).toEqual({ name: "explain", rule: "prestop-missing" });
    expect(readCommand(["server", "--stdio"])).toEqual({ name: "server" });
    expect(readCommand(["server", "--stdio", "--clientProcessId=12"])).toEqual({ name: "server" });
  });
});

describe("a command line that is wrong", () => {
  const cases: readonly (readonly [readonly string[], string])[] = [
    [[], "Say what to do, for example: podgrace scan ."],
    [["scna"], 'There is no command "scna". Did you mean scan?'],
    [["./k8s"], 'There is no command "./k8s". To scan a path, write: podgrace scan ./k8s'],
    [["--all"], 'There is no flag "--all".'],
    [["scan", "--fromat", "json"], "podgrace scan has no flag --fromat. Did you mean --format?"],
    [["scan", "--fail-onn=error"], "podgrace scan has no flag --fail-onn. Did you mean --fail-on?"],
    [["scan", "--zzz"], "podgrace scan has no flag --zzz."],
    [["scan", "-x"], "podgrace scan has no flag -x."],
    [["scan", "--no-quiet"], "podgrace scan has no flag --no-quiet."],
    [["scan", "--__proto__"], "podgrace scan has no flag --__proto__."],
    [
      ["scan", "--format", "jsn"],
      '--format takes text, json, sarif, github, junit or markdown, not "jsn". Did you mean json?',
    ],
    [
      ["scan", "--fix", "--fix-dry-run"],
      "--fix changes the files and --fix-dry-run does not: choose one of them.",
    ],
    [
      ["scan", "--fix-dry-run", "--format", "json"],
      "--fix-dry-run prints a difference instead of a report: leave out --format.",
    ],
    [["scan", "--write-baseline"], "--write-baseline needs to know the file: add --baseline FILE."],
    [
      ["scan", "--write-baseline", "--baseline", "x", "--changed-since", "main"],
      "--write-baseline with --changed-since would lose all other findings: leave out one of them.",
    ],
    [["scan", "-", "--fix"], "Standard input cannot be fixed: name a file."],
    [["scan", "--format"], "--format needs a value."],
    [["scan", "--format", "--quiet"], "--format needs a value."],
    [["scan", "--quiet=yes"], "--quiet takes no value."],
    [
      ["scan", "--severity", "info"],
      '--severity takes error, warning, information or hint, not "info". Did you mean information?',
    ],
    [["explain", "a", "b"], "podgrace explain takes one rule at a time."],
    [["server"], "podgrace server speaks over standard input and output: add --stdio."],
    [["server", "x", "--stdio"], 'podgrace server takes no "x".'],
    [["help", "sacn"], 'There is no help on "sacn". Did you mean scan?'],
    [
      ["help", "prestop-missing"],
      'There is no help on "prestop-missing". About a rule: podgrace explain RULE',
    ],
    [["help", "scan", "init"], "podgrace help takes one command at a time."],
  ];

  it.each(cases)("%j: %s", (args, message) => {
    expect(readCommand(args)).toMatchObject({ name: "mistake", message });
  });
});
