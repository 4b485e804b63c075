import { type Glob, nameGlob, pathGlob } from "../../core/text/glob.ts";
import { message } from "../../core/text/message.ts";
import { type Span, shift } from "../../core/text/span.ts";
import { defaultLimits } from "../../core/yaml/limits.ts";
import { parseDocument } from "../../core/yaml/parseDocument.ts";
import { splitDocuments } from "../../core/yaml/splitDocuments.ts";
import type { YamlProblem } from "../../core/yaml/tree.ts";
import type { Configuration, ConfigurationProblem, Override, Selectors } from "./configuration.ts";
import { fileKeys, overrideKeys, selectorKeys } from "./keys.ts";
import { isEmpty, patchOf } from "./patch.ts";
import { type KeyProblem, readGroup, type Tree } from "./readKeys.ts";
import { fromYaml, type Written, type WrittenEntry } from "./written.ts";

/** More characters than this are no configuration that somebody wrote. */
const limits = { ...defaultLimits, maxLength: 200_000 };

/**
 * Reads a configuration file. What is wrong in it is reported on its line and left out, the rest counts; of a file that
 * is no YAML nothing does.
 */
export function readConfiguration(uri: string, text: string): Configuration {
  const [document, second] = splitDocuments(text);
  const content = text.slice(document?.start ?? 0, document?.end ?? 0);
  const { root, problems } = parseDocument(content, limits);
  const start = document?.start ?? 0;
  const found = root === null ? problems.map((problem) => unreadable(problem, start)) : [];
  if (second) found.push(error(firstCharacter(second.start, text), message("configuration.second-document")));
  const empty = {
    uri,
    patch: {},
    overrides: [],
    ignore: [],
    noInlineSuppress: [],
    problems: found,
    content: "",
  };
  return root === null ? empty : readRoot(uri, fromYaml(root, start), found);
}

function readRoot(uri: string, root: Written, found: readonly ConfigurationProblem[]): Configuration {
  const wrong: KeyProblem[] = [];
  const tree = readGroup(fileKeys, root, "", wrong);
  const unclear: ConfigurationProblem[] = [...found];
  const listed = entry(root, "overrides");
  const overrides =
    listed?.kind === "list" ? listed.items().flatMap((item) => readOverride(item, unclear)) : [];
  const ignore = itemsOf(entry(root, "ignore"));
  for (const item of ignore) {
    if (item.kind === "scalar" && item.word !== null && matchesEverything(item.word))
      unclear.push(warning(item.at, message("configuration.ignores-everything")));
  }
  return {
    uri,
    patch: patchOf(tree),
    content: JSON.stringify([tree, overrides.map(({ suppressed }) => suppressed)]),
    overrides,
    ignore: globs(tree, "ignore", pathGlob) ?? [],
    noInlineSuppress: (tree.noInlineSuppress ?? []) as readonly string[],
    problems: [...wrong.map(({ at, message: text }) => error(at, text)), ...unclear].sort(
      (a, b) => a.at.start - b.at.start,
    ),
  };
}

/** An override whose own faults have been reported with those of the file. Null-like ones select nothing. */
function readOverride(item: Written, problems: ConfigurationProblem[]): readonly Override[] {
  if (item.kind !== "group") return [];
  const tree = readGroup(overrideKeys, item, "overrides", [], "");
  const { rules = {}, ...patch } = patchOf(tree);
  const selectors = selectorsOf(tree);
  const asked = Object.keys(selectorKeys).filter((key) => entry(item, key) !== undefined);
  const settings = Object.keys(overrideKeys.keys).filter((key) => !isSelector(key) && key !== "reason");
  const first = firstLine(item);
  if (asked.length === 0) problems.push(error(first, message("configuration.selects-nothing")));
  if (!settings.some((key) => entry(item, key) !== undefined))
    problems.push(warning(first, message("configuration.sets-nothing")));
  const ofContainers = entry(item, "containers") !== undefined;
  if (ofContainers && !isEmpty(patch))
    problems.push(error(first, message("configuration.containers-rules-only")));
  // A selector that was not understood must not make the override count for more than was meant.
  if (asked.length === 0 || asked.some((key) => selectors[key as keyof Selectors] === null)) return [];
  const off = entriesIn(entry(item, "rules")).filter(({ key }) => rules[key] === "off");
  const others = Object.fromEntries(Object.entries(rules).filter(([, setting]) => setting !== "off"));
  return [
    {
      selectors,
      patch: { ...(ofContainers ? {} : patch), ...(Object.keys(others).length > 0 ? { rules: others } : {}) },
      suppressed: off.map(({ key, keyAt }) => ({ rule: key, at: keyAt })),
      reason: typeof tree.reason === "string" ? tree.reason.trim() || null : null,
    },
  ];
}

function selectorsOf(tree: Tree): Selectors {
  return {
    files: globs(tree, "files", pathGlob),
    kind: globs(tree, "kind", nameGlob),
    namespace: globs(tree, "namespace", nameGlob),
    name: globs(tree, "name", nameGlob),
    containers: globs(tree, "containers", nameGlob),
  };
}

function isSelector(key: string): boolean {
  return Object.hasOwn(selectorKeys, key);
}

/** Null where the key is absent, or none of its patterns can be used. */
function globs(tree: Tree, key: string, compile: (pattern: string) => Glob): readonly Glob[] | null {
  const patterns = (tree[key] ?? []) as readonly string[];
  return patterns.length === 0 ? null : patterns.map(compile);
}

/** True for patterns that leave nothing over, whatever the names are. */
function matchesEverything(pattern: string): boolean {
  const glob = pathGlob(pattern);
  return ["\u0001", "\u0001.yaml", "\u0001/\u0001.json"].every(glob);
}

function entriesIn(written: Written | undefined): readonly WrittenEntry[] {
  return written?.kind === "group" ? written.entries() : [];
}

function entry(written: Written, key: string): Written | undefined {
  return entriesIn(written).find((each) => each.key === key && !each.duplicate)?.value;
}

function itemsOf(written: Written | undefined): readonly Written[] {
  if (written === undefined || written.kind === "nothing") return [];
  return written.kind === "list" ? written.items() : [written];
}

/** The first key of a group: a span over many lines would colour all of them. */
function firstLine(item: Written): Span {
  return entriesIn(item)[0]?.keyAt ?? item.at;
}

/** A document holds at least its marker. */
function firstCharacter(from: number, text: string): Span {
  const start = from + text.slice(from).search(/\S/);
  return { start, end: start + 1 };
}

function unreadable({ kind, span, detail }: YamlProblem, start: number): ConfigurationProblem {
  return error(
    shift(span, start),
    message("configuration.unreadable", { kind: message(`configuration.${kind}`), detail }),
  );
}

function error(at: Span, text: ConfigurationProblem["message"]): ConfigurationProblem {
  return { at, severity: "error", message: text };
}

function warning(at: Span, text: ConfigurationProblem["message"]): ConfigurationProblem {
  return { at, severity: "warning", message: text };
}
