import { existsSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { type GrammarFiles, type Token, tokenizer } from "./tokenize.ts";

const here = (name: string) => path.join(import.meta.dirname, "hosts", `${name}.tmLanguage.json`);
const shell = { "source.shell": here("shell") };

/** Our own small grammars always; those of the editor too where one has been installed for the other tests. */
const hosts: Readonly<Record<string, GrammarFiles>> = {
  "a grammar that colours line by line": { ...shell, "source.yaml": here("flat") },
  "a grammar that follows the indentation": { ...shell, "source.yaml": here("nested") },
  ...installed("oldest"),
  ...installed("newest"),
};

function installed(host: string): Record<string, GrammarFiles> {
  const extensions = path.resolve(
    import.meta.dirname,
    "../../.vscode-hosts",
    host,
    "node_modules/code-server/lib/vscode/extensions",
  );
  const yaml = (name: string) => path.join(extensions, "yaml/syntaxes", `${name}.tmLanguage.json`);
  if (!existsSync(yaml("yaml"))) return {};
  const versions = ["1.0", "1.1", "1.2", "1.3"].map((version) => [
    `source.yaml.${version}`,
    yaml(`yaml-${version}`),
  ]);
  const embedded = existsSync(yaml("yaml-embedded")) ? { "source.yaml.embedded": yaml("yaml-embedded") } : {};
  const files = { ...shell, "source.yaml": yaml("yaml"), ...Object.fromEntries(versions), ...embedded };
  return { [`the grammar of the ${host} editor`]: files };
}

type Lines = readonly (readonly Token[])[];

/** The texts that a theme would colour as shell, line by line. */
function shellIn(lines: Lines): readonly string[] {
  return lines.flatMap((line) => {
    const text = line
      .filter(({ scopes }) => scopes.includes("meta.embedded.inline.shell"))
      .map((token) => token.text);
    return text.length > 0 ? [text.join("").trim()] : [];
  });
}

function tokensOf(lines: Lines, scope: string): readonly string[] {
  return lines.flat().flatMap(({ text, scopes }) => (scopes.split(" ").includes(scope) ? [text.trim()] : []));
}

describe.each(Object.entries(hosts))("in %s", (_, files) => {
  const tokenize = async (text: string) => (await tokenizer(files))(text);

  it("the script behind -c in a flow sequence is shell, whatever the quotes", async () => {
    for (const flow of [
      '["/bin/sh", "-c", "sleep 70 && nginx -s quit"]',
      '["/bin/sh","-c","sleep 70 && nginx -s quit"]',
      "['sh', '-ec', 'sleep 70 && nginx -s quit']",
    ]) {
      const lines = await tokenize(`exec:\n  command: ${flow}\n  other: value\n`);
      expect(shellIn(lines)).toEqual(["sleep 70 && nginx -s quit"]);
      expect(tokensOf(lines, "entity.name.command.shell")[0]).toBe("sleep");
      expect(tokensOf(lines, "constant.numeric.integer.shell")[0]).toBe("70");
      expect(tokensOf(lines, "entity.name.tag.yaml").join("")).toMatch(/exec.*command.*other/);
    }
  });

  it("other flow sequences are not", async () => {
    const lines = await tokenize('exec:\n  command: ["sleep", "70"]\n  args: ["a-c", "b", "-x", "c"]\n');
    expect(shellIn(lines)).toEqual([]);
  });

  it("the item behind -c is shell, its comment and the next key are not", async () => {
    const lines = await tokenize(
      "exec:\n  command:\n    - /bin/sh # the shell\n    - -c\n    - sleep 70; exit 1 # why\n  other: sleep 5\n",
    );
    expect(shellIn(lines)).toEqual(["sleep 70; exit 1"]);
    expect(tokensOf(lines, "comment.line.number-sign.yaml").join("")).toMatch(/the shell.*why/);
  });

  it("quoted items and items at the indentation of the key are found too", async () => {
    const lines = await tokenize(
      'exec:\n  command:\n  - sh\n  - "-c"\n  - "sleep 5; x"\n  other: y\nlast: z\n',
    );
    expect(shellIn(lines)).toEqual(["sleep 5; x"]);
    expect(tokensOf(lines, "string.quoted.double.yaml")).toEqual(['"', '"']);
  });

  it("each line of a block is shell, up to the next key", async () => {
    const lines = await tokenize(
      "exec:\n  command:\n    - sh\n    - -c\n    - |\n      for i in $list; do\n        sleep 30\n      done\n  other: value\n",
    );
    expect(shellIn(lines)).toEqual(["for i in $list; do", "sleep 30", "done"]);
    expect(tokensOf(lines, "variable.other.shell")).toContain("$list");
    expect(tokensOf(lines, "keyword.control.shell")).toEqual(["for", "do", "done"]);
    expect(tokensOf(lines, "constant.numeric.integer.shell")).toEqual(["30"]);
  });

  it("a command without -c, and one that never closes its quotes, colour nothing behind them", async () => {
    const lines = await tokenize(
      'a:\n  command:\n    - sleep\n    - "70"\n  b: c\nd:\n  command:\n    - sh\n    - -c\n    - echo "open\n  e: f\ng: h\n',
    );
    expect(shellIn(lines)).toEqual(['echo "open']);
    expect(tokensOf(lines, "entity.name.tag.yaml").join("")).toMatch(/b.*e.*g/);
  });

  it("directives in comments show their rules and the reason", async () => {
    const lines = await tokenize(
      "a: b # podgrace-ignore prestop-missing, rollout-outage -- drained by -- hand\n",
    );
    expect(tokensOf(lines, "keyword.control.directive.podgrace")).toEqual(["podgrace-ignore"]);
    expect(tokensOf(lines, "entity.name.type.rule.podgrace")).toEqual(["prestop-missing", "rollout-outage"]);
    expect(tokensOf(lines, "string.unquoted.reason.podgrace")).toEqual(["drained by -- hand"]);
  });

  it("every directive is known, and nothing that only looks like one", async () => {
    const names = ["ignore", "ignore-next-line", "ignore-start", "ignore-end", "ignore-file"];
    for (const name of names) {
      const lines = await tokenize(`# podgrace-${name} prestop-missing\nkind: x\n`);
      expect(tokensOf(lines, "keyword.control.directive.podgrace")).toEqual([`podgrace-${name}`]);
    }
    const others = await tokenize(
      "# see podgrace-ignore\n# podgrace-ignored x\na: podgrace-ignore prestop-missing\n# podgrace-ignore-all x\n",
    );
    expect(tokensOf(others, "keyword.control.directive.podgrace")).toEqual([]);
  });
});
