import type { AnnotationDirective, CommentDirective } from "../../../server/src/core/directives/directive.ts";
import type { FileFacts } from "../../../server/src/core/workspace/snapshot.ts";
import { createWorkspace } from "../../../server/src/core/workspace/workspace.ts";

/** The facts of one file. */
export function factsOf(text: string, name = "web.yaml"): FileFacts {
  const workspace = createWorkspace("file:///ws");
  workspace.update(`file:///ws/${name}`, text);
  const facts = workspace.snapshot().file(`file:///ws/${name}`);
  if (facts === undefined) throw new Error("the file is not known");
  return facts;
}

/** The directives among the comments of the only document of a file. */
export function commentsIn(text: string, name?: string): readonly CommentDirective[] {
  const [document] = factsOf(text, name).documents;
  return (document?.directives.found ?? []).filter((each) => each.medium === "comment");
}

/** The directives among the annotations of the only document of a file. */
export function annotationsIn(text: string, name?: string): readonly AnnotationDirective[] {
  const [document] = factsOf(text, name).documents;
  return (document?.directives.found ?? []).filter((each) => each.medium === "annotation");
}

/** The characters of a span. */
export function slice(
  text: string,
  span: { readonly start: number; readonly end: number } | null,
): string | null {
  return span && text.slice(span.start, span.end);
}
