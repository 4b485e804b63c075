import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import oniguruma from "vscode-oniguruma";
import textmate from "vscode-textmate";

const project = path.resolve(import.meta.dirname, "../..");

/** Grammar files by scope name. */
export type GrammarFiles = Readonly<Record<string, string>>;

/** Our injections, as package.json contributes them. */
interface Contribution {
  readonly scopeName: string;
  readonly path: string;
  readonly injectTo: readonly string[];
}

const contributed: readonly Contribution[] = JSON.parse(
  readFileSync(path.join(project, "package.json"), "utf8"),
).contributes.grammars;

/** One stretch of text and the scopes a theme sees, without the grammar's own. */
export interface Token {
  readonly text: string;
  readonly scopes: string;
}

/** Tokenizes as the editor does, with the host grammars given and our injections on top. */
export async function tokenizer(
  host: GrammarFiles,
): Promise<(text: string) => readonly (readonly Token[])[]> {
  await loadOniguruma();
  const files: GrammarFiles = {
    ...host,
    ...Object.fromEntries(contributed.map((each) => [each.scopeName, path.join(project, each.path)])),
  };
  const registry = new textmate.Registry({
    onigLib: Promise.resolve({
      createOnigScanner: (patterns) => new oniguruma.OnigScanner(patterns),
      createOnigString: (text) => new oniguruma.OnigString(text),
    }),
    async loadGrammar(scope) {
      const file = files[scope];
      return file === undefined ? null : textmate.parseRawGrammar(readFileSync(file, "utf8"), file);
    },
    getInjections: (scope) =>
      contributed.filter((each) => each.injectTo.includes(scope)).map((each) => each.scopeName),
  });
  const grammar = await registry.loadGrammar("source.yaml");
  if (!grammar) throw new Error("no grammar for source.yaml");
  return (text) => {
    let state = textmate.INITIAL;
    return text.split("\n").map((line) => {
      const { tokens, ruleStack } = grammar.tokenizeLine(line, state);
      state = ruleStack;
      return tokens.map(({ startIndex, endIndex, scopes }) => ({
        text: line.slice(startIndex, endIndex),
        scopes: scopes.slice(1).join(" "),
      }));
    });
  };
}

let loaded: Promise<void> | undefined;

function loadOniguruma(): Promise<void> {
  const wasm = createRequire(import.meta.url).resolve("vscode-oniguruma/release/onig.wasm");
  loaded ??= oniguruma.loadWASM(readFileSync(wasm).buffer);
  return loaded;
}
