import type { DirectiveFault } from "../../core/directives/fault.ts";
import type { DirectiveSubject, Fix } from "../rule.ts";
import { repairAnnotation } from "./repairAnnotation.ts";
import { repairComment } from "./repairComment.ts";

/** What can be done about a directive: the word that was meant in place of the wrong one, or less of it. */
export function repairDirective(fault: DirectiveFault, subject: DirectiveSubject): readonly Fix[] {
  const { directive, document } = subject;
  return directive.medium === "comment"
    ? repairComment(fault, directive, document)
    : repairAnnotation(fault, directive, subject);
}
