import type { Theme } from "../../core/picture/palette.ts";
import { codeSpan, lineLink } from "../hover/markdown.ts";
import { createWriter, type Writer } from "../hover/writer.ts";
import { type Render, renderIn } from "../render.ts";

/** What a Markdown preview follows and shows differs from hovers: no `file:` addresses, and pictures by their full type. */
export function createReportWriter(options: {
  readonly locale: string;
  readonly theme: Theme;
  /** Addresses start at this folder; null where the preview cannot follow any. */
  readonly root: string | null;
}): Writer {
  const { locale, theme, root } = options;
  const render: Render = renderIn(locale);
  const writer = createWriter(render, { locale, format: "markdown", picture: theme, commandLinks: false });
  const { image } = writer;
  return {
    ...writer,
    image:
      image &&
      ((workload, width) =>
        image(workload, width).replace("(data:image/svg+xml,", "(data:image/svg+xml;charset=utf-8,")),
    file(title, uri, line) {
      if (root === null || !uri.startsWith(`${root}/`)) return codeSpan(title);
      return lineLink(title, uri.slice(root.length), line);
    },
  };
}
