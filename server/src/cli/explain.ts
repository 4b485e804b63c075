import type { RuleDescription } from "../languageService/api.ts";
import { createLanguageService } from "../languageService/languageService.ts";
import { exitCode } from "./exitCode.ts";
import { reportLocale } from "./locale.ts";
import { didYouMean } from "./mistake.ts";
import { complain, write } from "./output.ts";
import { type Terminal, terminalOf } from "./terminal/terminal.ts";
import { wrapWithPrefix } from "./terminal/wrap.ts";

/** `podgrace explain`: a rule in full, or all of them in a line each. Gives the exit code. */
export function explain(id: string | null): number {
  const service = createLanguageService();
  const terminal = terminalOf(process.stdout, process.env);
  const rules = service.rules(reportLocale);
  if (id === null) {
    write(listOf(rules, terminal));
    return exitCode.none;
  }
  const rule = service.rule(id, reportLocale);
  if (rule !== undefined) {
    write(pageOf(rule, terminal));
    return exitCode.none;
  }
  const ids = rules.map((each) => each.id);
  complain(`There is no rule "${id}".${didYouMean(id, ids)}`);
  complain(`The rules are: ${ids.join(", ")}`);
  return exitCode.badUsage;
}

function listOf(rules: readonly RuleDescription[], { width, palette }: Terminal): string {
  const lines = rules.flatMap(({ id, severity, title }) => [
    `${palette.strong(id)} ${palette.severity[severity](severity)}`,
    ...wrapWithPrefix(title, width, "  ", "  "),
  ]);
  return `${lines.join("\n")}\n\nMore about one of them: podgrace explain RULE\n`;
}

function pageOf(rule: RuleDescription, { width, palette }: Terminal): string {
  const paragraph = (heading: string, text: string) => [
    palette.strong(heading),
    ...wrapWithPrefix(text, width, "  ", "  "),
    "",
  ];
  const lines = [
    `${palette.strong(rule.id)} ${palette.severity[rule.severity](rule.severity)}`,
    ...wrapWithPrefix(rule.title, width, "", ""),
    "",
    ...paragraph("What is reported", rule.what),
    ...paragraph("Why it matters", rule.why),
    ...paragraph("What to do", rule.whatToDo),
    palette.strong("Sources"),
    // An address that is broken over two lines cannot be clicked.
    ...rule.sources.flatMap(({ title, url }) => [
      ...wrapWithPrefix(title, width, "  ", "  "),
      `    ${palette.faint(url)}`,
    ]),
  ];
  return `${lines.join("\n")}\n`;
}
