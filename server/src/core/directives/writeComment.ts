import { applyEdits } from "../text/applyEdits.ts";
import type { Span, TextEdit } from "../text/span.ts";
import type { EditOutcome } from "../yaml/change.ts";
import { lineBreakNear, lineStartAt } from "../yaml/edit/lines.ts";
import { holdSameData } from "../yaml/edit/sameData.ts";
import { parseDocument } from "../yaml/parseDocument.ts";
import { type CommentDirective, type CommentForm, PLACEHOLDER_REASON } from "./directive.ts";
import { type Layout, lineAt, readLayout } from "./layout.ts";
import { readComments } from "./readComments.ts";
import { words } from "./vocabulary.ts";

/**
 * The edit that suppresses a rule at an offset of a document: in the directive that is there for this line already, at the
 * end of the line, or on a line above, whichever is the first that YAML allows. The edited text is read again before it is
 * given away: it must hold the same data, and suppress the rule.
 */
export function suppressOnLine(text: string, offset: number, rule: string): EditOutcome {
  const layout = readLayout(text);
  const line = layout?.lines[lineAt(layout, offset)];
  if (!layout || !line) return { state: "impossible", obstacle: "layout" };
  const existing = readComments(text, layout).find(
    ({ form, covers, ...rest }) =>
      (form === "line" || form === "next-line") && covers?.start === line.start && isSound(rest),
  );
  const candidates = existing
    ? [withRule(existing, rule)]
    : [atEndOf(text, line, layout, rule), above(text, line, rule)];
  for (const edit of candidates) {
    if (edit && keepsData(text, edit) && suppressesAt(text, edit, offset, rule)) {
      return { state: "edits", edits: [edit] };
    }
  }
  return {
    state: "impossible",
    obstacle: text.slice(line.start, line.end).includes("{{") ? "template" : "layout",
  };
}

/** The edit that suppresses a rule in a whole file. `text` is that of its first document. */
export function suppressInFile(text: string, rule: string): EditOutcome {
  const layout = readLayout(text);
  if (!layout) return { state: "impossible", obstacle: "layout" };
  const existing = readComments(text, layout).find(
    ({ form, leading, ...rest }) => form === "file" && leading && isSound(rest),
  );
  const top = text.startsWith("\uFEFF") ? 1 : 0;
  const comment = `${commentFor("file", rule)}${lineBreakNear(text, top)}`;
  const edit = existing ? withRule(existing, rule) : insertion(top, comment);
  if (!existing && isSwallowed(text, top)) return { state: "impossible", obstacle: "template" };
  const isKept = readDirectivesOf(applyEdits(text, [edit])).some(
    (directive) => directive.form === "file" && directive.leading && names(directive, rule),
  );
  const allowed = isKept && (parseDocument(text).root === null || keepsData(text, edit));
  return allowed ? { state: "edits", edits: [edit] } : { state: "impossible", obstacle: "layout" };
}

function commentFor(form: CommentForm, rule: string): string {
  return `# ${words[form]} ${rule} -- ${PLACEHOLDER_REASON}`;
}

/** Another rule fits in only where the list is as it should be. */
function isSound({ fault, stray, rules }: Pick<CommentDirective, "fault" | "stray" | "rules">): boolean {
  return fault === null && stray === null && rules.length > 0;
}

function withRule({ rules }: CommentDirective, rule: string): TextEdit {
  return insertion(Math.max(...rules.map(({ span }) => span.end)), `, ${rule}`);
}

/** In block style, on a line of one line without another comment. Blanks at its end stay where they are. */
function atEndOf(text: string, line: Span, { comments, flows }: Layout, rule: string): TextEdit | null {
  const content = text.slice(line.start, line.end);
  const isTaken = comments.some(({ start }) => line.start <= start && start <= line.end);
  const isInFlow = flows.some(({ start, end }) => start < line.end && line.end < end);
  if (isTaken || isInFlow || content.includes("\n") || content.includes("{{")) return null;
  return insertion(line.start + content.trimEnd().length, `  ${commentFor("line", rule)}`);
}

/** A line of its own with the same indentation. */
function above(text: string, line: Span, rule: string): TextEdit | null {
  const start = text.startsWith("\uFEFF", line.start) ? line.start + 1 : line.start;
  // In front of a `---` stands the document before.
  if (text.startsWith("---", start) || isSwallowed(text, start)) return null;
  const indentation = text.slice(start, start + text.slice(start).search(/[^ \t]|$/));
  const lineBreak = lineBreakNear(text, line.end);
  return insertion(start, `${indentation}${commentFor("next-line", rule)}${lineBreak}`);
}

/** `{{-` behind a comment, and `-}}` in front of it, take away its line breaks when the template is rendered. */
function isSwallowed(text: string, offset: number): boolean {
  return (
    /^\s*\{\{-/.test(text.slice(offset)) ||
    /-\}\}\s*$/.test(text.slice(lineStartBefore(text, offset), offset))
  );
}

/** Where the last line in front of an offset begins that is not blank. */
function lineStartBefore(text: string, offset: number): number {
  return lineStartAt(text, text.slice(0, offset).trimEnd().length);
}

function keepsData(text: string, edit: TextEdit): boolean {
  const edited = applyEdits(text, [edit]);
  const [before, after] = [parseDocument(text).root, parseDocument(edited).root];
  if (before === null || after === null) return false;
  return holdSameData({ root: before, text }, { root: after, text: edited });
}

function suppressesAt(text: string, edit: TextEdit, offset: number, rule: string): boolean {
  const moved = edit.span.start <= offset ? offset + edit.newText.length : offset;
  return readDirectivesOf(applyEdits(text, [edit])).some((directive) => {
    const { covers } = directive;
    return covers !== null && covers.start <= moved && moved <= covers.end && names(directive, rule);
  });
}

function readDirectivesOf(text: string): readonly CommentDirective[] {
  const layout = readLayout(text);
  return layout ? readComments(text, layout) : [];
}

function names({ fault, rules }: CommentDirective, rule: string): boolean {
  return fault === null && rules.some(({ id }) => id === rule);
}

function insertion(offset: number, newText: string): TextEdit {
  return { span: { start: offset, end: offset }, newText };
}
