import type { Severity } from "../../core/settings.ts";
import type { Message } from "../../core/text/message.ts";
import { message } from "../../core/text/message.ts";
import type { DocumentChange, Fix } from "../rule.ts";

/** A fix by edits that the one keystroke and fix-all apply. */
export function preferredFix(title: Message, changes: readonly DocumentChange[]): Fix {
  return { title, preferred: true, action: { kind: "edit", changes } };
}

/** A fix by edits that is only offered. */
export function alternativeFix(title: Message, changes: readonly DocumentChange[]): Fix {
  return { title, preferred: false, action: { kind: "edit", changes } };
}

/** What would have been offered, and why it cannot be. */
export function refusedFix(title: Message, reason: string): Fix {
  return { title, preferred: false, action: { kind: "none", reason: message(reason) } };
}

/** A hint asks for a judgement: its fixes are offered, but fix-all leaves it alone. */
export function forGrade(grade: Severity, fixes: readonly Fix[]): readonly Fix[] {
  return grade === "hint" ? fixes.map((fix) => ({ ...fix, preferred: false })) : fixes;
}
