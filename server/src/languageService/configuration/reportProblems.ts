import { endOfLine, lineOf, positionAt } from "../../core/text/lineIndex.ts";
import { message } from "../../core/text/message.ts";
import type { ReportedProblem } from "../api.ts";
import type { Render } from "../render.ts";
import type { KnownConfiguration } from "./configurationStore.ts";

/** What is wrong in a configuration file, in the language of the call. */
export function reportProblems(
  { uri, lines, problems }: KnownConfiguration,
  render: Render,
): readonly ReportedProblem[] {
  return problems.map(({ at, severity, message: text }) => {
    // Of a group in the wrong place the first line is enough.
    const last = endOfLine(lines, lineOf(lines, at.start));
    const span = {
      start: Math.min(at.start, last),
      end: Math.max(Math.min(at.start, last), Math.min(at.end, last)),
    };
    const [start, end] = [positionAt(lines, span.start), positionAt(lines, span.end)];
    const { suggestion: meant } = text.args;
    const fix =
      typeof meant === "string"
        ? { title: render(message("fix.write-word", { text: meant })), newText: meant }
        : null;
    return { uri, span, start, end, severity, message: render(text), fix };
  });
}
