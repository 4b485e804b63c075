import type { CommentDirective } from "../../core/directives/directive.ts";
import type { DirectiveFault } from "../../core/directives/fault.ts";
import { words } from "../../core/directives/vocabulary.ts";
import { type Message, message } from "../../core/text/message.ts";
import type { Span } from "../../core/text/span.ts";
import type { CommentChange, Fix } from "../rule.ts";

/** Corrects the wrong word of a comment where the right one is known, or takes it away. */
export function repairComment(fault: DirectiveFault, directive: CommentDirective, document: number): Fix[] {
  const rewrite = (title: Message, span: Span, newText: string, ...others: readonly CommentChange[]): Fix => {
    const changes = [{ at: { document, span }, newText }, ...others];
    return { title, preferred: false, action: { kind: "comment", changes } };
  };
  const write = (span: Span, text: string) => rewrite(message("fix.write-word", { text }), span, text);
  const remove = (...others: readonly CommentChange[]) =>
    rewrite(message("fix.remove-directive"), directive.removal, "", ...others);
  switch (fault.kind) {
    case "misspelt":
      return [write(directive.wordAt, fault.meant), remove()];
    case "own-line":
      return [write(directive.wordAt, words["next-line"]), remove()];
    case "stray-text": {
      const rule = directive.rules.filter(({ span }) => span.end <= fault.at.start).at(-1);
      const [at, text] = fault.isRule && rule ? [rule.span.end, ","] : [fault.at.start, "-- "];
      return [rewrite(message("fix.separate", { text: text.trim() }), { start: at, end: at }, text)];
    }
    case "unknown-rule":
    case "unused":
    case "forbidden":
    case "unsuppressible": {
      const { id, span, removal } = fault.rule;
      const title = message("fix.remove-rule", { rule: id });
      const suggestion = fault.kind === "unknown-rule" ? fault.suggestion : null;
      const end = fault.kind === "unused" && fault.end ? [{ at: fault.end, newText: "" }] : [];
      return [
        ...(suggestion === null ? [] : [write(span, suggestion)]),
        removal === null ? remove(...end) : rewrite(title, removal, "", ...end),
      ];
    }
    case "no-end":
    case "no-start": {
      const [rule, ...others] = fault.rules;
      const isPart = rule !== undefined && rule.removal !== null && others.length === 0;
      return isPart && rule.removal
        ? [rewrite(message("fix.remove-rule", { rule: rule.id }), rule.removal, "")]
        : [remove()];
    }
    default:
      return [remove()];
  }
}
