import type { CommentDirective } from "../../core/directives/directive.ts";
import type { DirectiveFault } from "../../core/directives/fault.ts";
import { words } from "../../core/directives/vocabulary.ts";
import { type Message, message } from "../../core/text/message.ts";
import type { Span } from "../../core/text/span.ts";
import type { Fix } from "../rule.ts";

/** Corrects the wrong word of a comment where the right one is known, or takes it away. */
export function repairComment(fault: DirectiveFault, directive: CommentDirective, document: number): Fix[] {
  const rewrite = (title: Message, span: Span, newText: string): Fix => {
    return { title, preferred: false, action: { kind: "comment", document, edits: [{ span, newText }] } };
  };
  const write = (span: Span, text: string) => rewrite(message("fix.write-word", { text }), span, text);
  const remove = () => rewrite(message("fix.remove-directive"), directive.removal, "");
  switch (fault.kind) {
    case "misspelt":
      return [write(directive.wordAt, fault.meant), remove()];
    case "own-line":
      return [write(directive.wordAt, words["next-line"]), remove()];
    case "stray-text":
      return [rewrite(message("fix.mark-reason"), { start: fault.at.start, end: fault.at.start }, "-- ")];
    case "unknown-rule":
    case "unused":
    case "unsuppressible": {
      const { id, span, removal } = fault.rule;
      const title = message("fix.remove-rule", { rule: id });
      const suggestion = fault.kind === "unknown-rule" ? fault.suggestion : null;
      return [
        ...(suggestion === null ? [] : [write(span, suggestion)]),
        removal === null ? remove() : rewrite(title, removal, ""),
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
