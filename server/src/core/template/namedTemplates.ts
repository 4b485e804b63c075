import type { Template } from "./ast.ts";
import type { Library, NamedTemplate } from "./evaluate.ts";
import { parseTemplate } from "./parseTemplate.ts";

/** A text and its template. */
export interface TemplateText {
  readonly text: string;
  readonly template: Template;
}

/**
 * The named templates of several texts. A name that is defined twice stands for whichever file Helm reads last, which is not
 * followed unless they agree.
 */
export function libraryOf(files: readonly TemplateText[]): Library {
  const bodies = new Map<string, string | null>();
  for (const { text, template } of files) {
    for (const [name, { span, bodySpan }] of template.defines) {
      const body = bodyOf(text, span, bodySpan);
      const known = bodies.get(name);
      bodies.set(name, known === undefined || known === body ? body : null);
    }
  }
  const parsed = new Map<string, NamedTemplate>();
  return {
    find(name) {
      const body = bodies.get(name) ?? null;
      if (body === null) return null;
      const found = parsed.get(name) ?? { text: body, nodes: parseTemplate(body).nodes };
      parsed.set(name, found);
      return found;
    },
  };
}

/** The body without the white space that trim markers of its `define` and `end` take away. */
function bodyOf(
  text: string,
  span: { readonly end: number },
  body: { readonly start: number; readonly end: number },
): string {
  const own = text.slice(body.start, body.end);
  const trimmed = text.slice(body.start - 3, body.start) === "-}}" ? own.trimStart() : own;
  return body.end < span.end && text.startsWith("{{-", body.end) ? trimmed.trimEnd() : trimmed;
}
