import {
  defaultSettings,
  type RequiredSeconds,
  type RuleSetting,
  type Settings,
} from "../../core/settings.ts";
import { type Message, message } from "../../core/text/message.ts";
import { rules } from "../../rules/index.ts";

/**
 * What may stand in the settings of an editor and in a configuration file: the one description from which both are read,
 * and from which the schema, the completion, the hovers, the file of `podgrace init` and the reference are made.
 */
export type Description = Group | List | Leaf;

export interface Group {
  readonly type: "group";
  readonly text: Message;
  readonly keys: Readonly<Record<string, Description>>;
  /** The keys are rules, which is what an unknown one is then called; each takes one of these words. */
  readonly ofRules?: readonly Choice[];
  /** Keys that belong somewhere else, and what to say of them. */
  readonly foreign?: Readonly<Record<string, Message>>;
}

export interface List {
  readonly type: "list";
  readonly text: Message;
  readonly of: Group | Leaf;
  /** One value may stand there in place of a list of one. */
  readonly orOne: boolean;
}

export type Leaf = PlainLeaf | ChoiceLeaf;

interface LeafBase {
  readonly text: Message;
  /** As it is written in a file; absent where there is none. */
  readonly default?: string | number | boolean;
}

interface PlainLeaf extends LeafBase {
  readonly type: "boolean" | "seconds" | "version" | "text" | "path" | "name";
}

/** One of some words. */
export interface ChoiceLeaf extends LeafBase {
  readonly type: "choice" | "rule";
  readonly choices: readonly Choice[];
}

export interface Choice {
  readonly word: string;
  readonly text: Message;
}

/** Longest duration that is taken, in seconds: a day. */
export const longestSeconds = 86_400;

const say = (key: string) => message(`setting.${key}`);
const leaf = (type: PlainLeaf["type"], key: string, preset?: Leaf["default"]): PlainLeaf =>
  preset === undefined ? { type, text: say(key) } : { type, text: say(key), default: preset };
const group = (key: string, keys: Group["keys"]): Group => ({ type: "group", text: say(key), keys });

const requiredSeconds = Object.fromEntries(
  (Object.keys(defaultSettings.requiredSeconds) as (keyof RequiredSeconds)[]).map((key) => [
    key,
    leaf("seconds", `requiredSeconds.${key}`, defaultSettings.requiredSeconds[key]),
  ]),
);

const styles: readonly Settings["preStopStyle"][] = ["auto", "sleep", "exec"];
const severities: readonly RuleSetting[] = ["default", "off", "error", "warning", "information", "hint"];
const severityChoices = severities.map((word): Choice => ({ word, text: say(`severity.${word}`) }));

const severityOf = ({ meta }: (typeof rules)[number]): Leaf => ({
  type: "choice",
  text: meta.what,
  default: "default",
  choices: severityChoices,
});

/** What may differ by folder and object, in an editor and in a file. */
const shared: Group["keys"] = {
  kubernetesVersion: leaf("version", "kubernetesVersion", `1.${defaultSettings.kubernetesMinor}`),
  requiredSeconds: group("requiredSeconds", requiredSeconds),
  assumeDrained: leaf("boolean", "assumeDrained", defaultSettings.assumeDrained),
  shutdownMarginSeconds: leaf("seconds", "shutdownMarginSeconds", defaultSettings.shutdownMarginSeconds),
  preStopStyle: {
    type: "choice",
    text: say("preStopStyle"),
    default: defaultSettings.preStopStyle,
    choices: styles.map((word) => ({ word, text: say(`preStopStyle.${word}`) })),
  },
  readinessGate: group("readinessGate", {
    labelKey: leaf("text", "readinessGate.labelKey", defaultSettings.readinessGate.labelKey),
    labelValue: leaf("text", "readinessGate.labelValue", defaultSettings.readinessGate.labelValue),
  }),
  rules: {
    ...group("rules", Object.fromEntries(rules.map((rule) => [rule.id, severityOf(rule)]))),
    ofRules: severityChoices,
  },
};

/** `podgrace.*`, without what only the editor's own side reads (`trace`). */
export const editorKeys: Group = group("podgrace", {
  enable: leaf("boolean", "enable", defaultSettings.enable),
  ...shared,
});

const listOf = (of: List["of"], key: string, orOne: boolean): List => ({
  type: "list",
  text: say(key),
  of,
  orOne,
});

/** By what an override chooses what it is for; all that are given have to agree. */
export const selectorKeys = {
  files: listOf(leaf("path", "overrides.files"), "overrides.files", true),
  kind: listOf(leaf("name", "overrides.kind"), "overrides.kind", true),
  namespace: listOf(leaf("name", "overrides.namespace"), "overrides.namespace", true),
  name: listOf(leaf("name", "overrides.name"), "overrides.name", true),
  containers: listOf(leaf("name", "overrides.containers"), "overrides.containers", true),
} as const;

export const overrideKeys: Group = group("overrides", {
  ...selectorKeys,
  reason: leaf("text", "overrides.reason"),
  ...shared,
});

const ruleName: ChoiceLeaf = {
  type: "rule",
  text: say("noInlineSuppress"),
  choices: rules.map(({ id, meta }) => ({ word: id, text: meta.what })),
};

const ofAnyFile = group("file", {
  ...shared,
  ignore: listOf(leaf("path", "ignore"), "ignore", true),
  noInlineSuppress: listOf(ruleName, "noInlineSuppress", true),
  overrides: listOf(overrideKeys, "overrides", false),
});

/** A configuration file. */
export const fileKeys: Group = {
  ...ofAnyFile,
  foreign: { enable: message("configuration.editor-only", { name: "enable" }) },
};
