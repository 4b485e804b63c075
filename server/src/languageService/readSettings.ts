import { defaultSettings, type RequiredSeconds, type RuleSetting, type Settings } from "../core/settings.ts";
import { rules } from "../rules/index.ts";
import { visible } from "./hover/markdown.ts";

/** Settings that can be relied on, and what had to be left out. */
export interface SettingsRead {
  readonly settings: Settings;
  readonly problems: readonly SettingProblem[];
}

/** A value that was not understood; what stood below it in the layers is used instead. */
export interface SettingProblem {
  /** Full name, such as `podgrace.requiredSeconds.albIp`. */
  readonly key: string;
  /** A sentence for the user. */
  readonly message: string;
}

/**
 * The tree below `podgrace` as an editor or a configuration file hands it over, laid over `below`. Anything may
 * arrive: what is wrong is reported and left out, and nothing is ever coerced in silence. An absent (or null) key keeps
 * the value below.
 */
export function readSettings(tree: unknown, below: Settings = defaultSettings): SettingsRead {
  const problems: SettingProblem[] = [];
  const top = entries("podgrace", tree, problems);
  reportUnknown("podgrace", top, [...Object.keys(readers), ...otherKeys], problems);
  let settings = below;
  for (const [key, value] of top) {
    const read = Object.hasOwn(readers, key) ? readers[key] : undefined;
    if (read !== undefined) settings = { ...settings, ...read(value, `podgrace.${key}`, settings, problems) };
  }
  return {
    settings,
    problems: problems.map(({ key, message }) => ({ key, message: visible(message, 300) })),
  };
}

type Problems = SettingProblem[];
type Reader = (value: unknown, name: string, below: Settings, problems: Problems) => Partial<Settings>;

const readers: Readonly<Record<string, Reader>> = {
  enable: (value, name, below, problems) => ({
    enable: check(isBoolean, value, below.enable, name, "true or false", problems),
  }),
  kubernetesVersion: (value, name, below, problems) => ({
    kubernetesMinor: minorVersion(value, name, problems) ?? below.kubernetesMinor,
  }),
  requiredSeconds: (value, name, below, problems) => ({
    requiredSeconds: readRequiredSeconds(value, name, below.requiredSeconds, problems),
  }),
  shutdownMarginSeconds: (value, name, below, problems) => ({
    shutdownMarginSeconds: check(isSeconds, value, below.shutdownMarginSeconds, name, seconds, problems),
  }),
  preStopStyle: (value, name, below, problems) => ({
    preStopStyle: check(isPreStopStyle, value, below.preStopStyle, name, oneOf(preStopStyles), problems),
  }),
  readinessGate: (value, name, below, problems) => ({
    readinessGate: readReadinessGate(value, name, below.readinessGate, problems),
  }),
  rules: (value, name, below, problems) => ({ rules: readRules(value, name, below.rules, problems) }),
};

/** Settings of the editor's side, which stand in the same tree. */
const otherKeys: readonly string[] = ["trace"];

function readRequiredSeconds(value: unknown, name: string, below: RequiredSeconds, problems: Problems) {
  const found = entries(name, value, problems);
  reportUnknown(name, found, Object.keys(below), problems);
  const valid = found.filter(
    ([key, each]) =>
      Object.hasOwn(below, key) && complain(isSeconds(each), `${name}.${key}`, each, seconds, problems),
  );
  return { ...below, ...Object.fromEntries(valid) };
}

function readReadinessGate(
  value: unknown,
  name: string,
  below: Settings["readinessGate"],
  problems: Problems,
): Settings["readinessGate"] {
  const found = new Map(entries(name, value, problems));
  reportUnknown(name, found, ["labelKey", "labelValue"], problems);
  const text = (key: "labelKey" | "labelValue") =>
    check(isText, found.get(key) ?? below[key], below[key], `${name}.${key}`, "text in quotes", problems);
  return { labelKey: text("labelKey"), labelValue: text("labelValue") };
}

function readRules(value: unknown, name: string, below: Settings["rules"], problems: Problems) {
  const known = rules.map((rule) => rule.id);
  const found = entries(name, value, problems);
  for (const [id] of found) {
    if (!known.includes(id)) problems.push({ key: `${name}.${id}`, message: `There is no rule ${id}.` });
  }
  const valid = found.filter(
    ([id, setting]) =>
      known.includes(id) &&
      complain(isRuleSetting(setting), `${name}.${id}`, setting, oneOf(ruleSettings), problems),
  );
  return { ...below, ...Object.fromEntries(valid) } as Settings["rules"];
}

/**
 * The minor version in `1.33`, `v1.33` or `1.33.2`. Only text is taken: the YAML number 1.30 is 1.3, which is another
 * version.
 */
function minorVersion(value: unknown, name: string, problems: Problems): number | undefined {
  const found = typeof value === "string" ? /^\s*v?1\.(\d{1,3})(?:[.+-].*)?\s*$/.exec(value)?.[1] : undefined;
  complain(found !== undefined, name, value, 'a version in quotes, such as "1.33"', problems);
  return found === undefined ? undefined : Number(found);
}

/** Longest duration that is taken, in seconds: a day. */
const longestSeconds = 86_400;
const seconds = `a number of seconds from 0 to ${longestSeconds}`;
const preStopStyles: readonly Settings["preStopStyle"][] = ["auto", "sleep", "exec"];
const ruleSettings: readonly RuleSetting[] = ["default", "off", "error", "warning", "information", "hint"];

const isBoolean = (value: unknown): value is boolean => typeof value === "boolean";
const isText = (value: unknown): value is string => typeof value === "string";
const isSeconds = (value: unknown): value is number =>
  typeof value === "number" && value >= 0 && value <= longestSeconds;
const isPreStopStyle = (value: unknown): value is Settings["preStopStyle"] =>
  preStopStyles.some((style) => style === value);
const isRuleSetting = (value: unknown): value is RuleSetting =>
  ruleSettings.some((setting) => setting === value);

/** The keys that are set below a name; none, and a problem, if there is something else than a tree. */
function entries(name: string, value: unknown, problems: Problems): readonly [string, unknown][] {
  if (value === undefined || value === null) return [];
  const isTree = typeof value === "object" && !Array.isArray(value);
  if (!complain(isTree, name, value, "a group of settings", problems)) return [];
  return Object.entries(value).filter(([, each]) => each !== undefined && each !== null);
}

function reportUnknown(
  name: string,
  found: Iterable<[string, unknown]>,
  known: readonly string[],
  problems: Problems,
) {
  for (const [key] of found) {
    if (!known.includes(key)) {
      problems.push({ key: `${name}.${key}`, message: `There is no setting ${name}.${key}.` });
    }
  }
}

function check<T>(
  is: (value: unknown) => value is T,
  value: unknown,
  below: T,
  name: string,
  expected: string,
  problems: Problems,
): T {
  if (is(value)) return value;
  complain(false, name, value, expected, problems);
  return below;
}

/** Passes on whether a value is right, and writes down when it is not. */
function complain(
  right: boolean,
  name: string,
  value: unknown,
  expected: string,
  problems: Problems,
): boolean {
  if (!right) problems.push({ key: name, message: `${name} must be ${expected}, not ${shown(value)}.` });
  return right;
}

/** The value in a few words. */
function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? typeof value;
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}

function oneOf(words: readonly string[]): string {
  return `one of ${words.map((word) => `"${word}"`).join(", ")}`;
}
