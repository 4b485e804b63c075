import { type Directive, IGNORE_KEY, type NamedRule } from "../core/directives/directive.ts";
import type { DirectiveFault } from "../core/directives/fault.ts";
import { words } from "../core/directives/vocabulary.ts";
import { type Message, message } from "../core/text/message.ts";
import type { Span } from "../core/text/span.ts";
import { repairDirective } from "./fixes/repairDirective.ts";
import type { DirectiveSubject } from "./rule.ts";
import { defineRule } from "./rule.ts";
import { ruleTexts } from "./ruleTexts.ts";
import { unreadAnnotation, yamlComments } from "./sources.ts";

/** A comment or annotation that should suppress findings, and does not. */
export default defineRule({
  id: "directive-invalid",
  subject: "directive",
  meta: {
    ...ruleTexts("directive-invalid"),
    severity: "hint",
    sources: [yamlComments, unreadAnnotation],
  },
  *evaluate(subject) {
    const { directive, document, object, faults } = subject;
    for (const fault of faults) {
      yield {
        at: { document, span: placeOf(fault, directive) },
        message: describeFault(fault, subject),
        grade: "hint",
        object,
        container: null,
        related: [],
        fixes: repairDirective(fault, subject),
      };
    }
  },
});

/** The wrong word: a rule, where the others may be right, else the word that makes it a directive. */
function placeOf(fault: DirectiveFault, { wordAt, rules }: Directive): Span {
  switch (fault.kind) {
    case "unknown-rule":
    case "unused":
    case "forbidden":
    case "unsuppressible":
      return fault.rule.span;
    case "no-end":
    case "no-start":
      return fault.rules.length === rules.length ? wordAt : (fault.rules[0]?.span ?? wordAt);
    case "stray-text":
      return fault.at;
    default:
      return wordAt;
  }
}

function describeFault(fault: DirectiveFault, { directive, object }: DirectiveSubject): Message {
  const say = (id: string, args: Message["args"] = {}) => message(`directive-invalid.${id}`, args);
  const { word } = directive;
  switch (fault.kind) {
    case "misspelt":
      return say("misspelt", { word, meant: fault.meant });
    case "own-line":
      return say("own-line", { word, meant: words["next-line"] });
    case "not-at-top":
      return say("not-at-top", { word });
    case "misplaced":
      return say("misplaced", { key: IGNORE_KEY, object: nameOf(object) });
    case "not-text":
      return say("not-text", { word });
    case "no-rules":
      return say("no-rules", { word });
    case "stray-text":
      return say(fault.isRule ? "no-comma" : "no-separator");
    case "unknown-rule":
      return fault.suggestion === null
        ? say("unknown-rule", { rule: fault.rule.id })
        : say("unknown-rule-near", { rule: fault.rule.id, suggestion: fault.suggestion });
    case "unused":
      return say(`unused-${directive.form}`, { rule: fault.rule.id, object: nameOf(object) });
    case "forbidden":
      return say("forbidden", { rule: fault.rule.id });
    case "unsuppressible":
      return say("unsuppressible", { rule: fault.rule.id, meant: words.file });
    case "no-end":
      return say("no-end", { word, rules: listed(fault.rules), meant: words.end });
    case "no-start":
      return fault.rules.length === 0
        ? say("no-start", { word, meant: words.start })
        : say("no-start-of", { word, rules: listed(fault.rules), meant: words.start });
  }
}

function listed(rules: readonly NamedRule[]): string {
  return rules.map(({ id }) => id).join(", ");
}

/** `Deployment/web`. */
function nameOf({ kind, name }: DirectiveSubject["object"]): string {
  return name === "" ? kind : `${kind}/${name}`;
}
