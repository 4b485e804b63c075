import { type Diagnostic, DiagnosticSeverity, type Range } from "vscode-languageserver";
import type { Severity } from "../core/settings.ts";
import type { Span } from "../core/text/span.ts";
import type {
  LanguageService,
  ReportedFinding,
  ReportedProblem,
  UnreadDocument,
} from "../languageService/api.ts";
import { configurationCode, diagnosticSource } from "../protocol/commands.ts";

/** What of a diagnostic the client can show, and where things are. */
export interface DiagnosticOptions {
  readonly service: LanguageService;
  readonly relatedInformation: boolean;
  /** The page of a rule, or null where the client cannot follow links or no pages are packaged. */
  readonly pageOf: ((rule: string) => string) | null;
  /** The client's spelling of a URI. */
  readonly spelled: (uri: string) => string;
}

/** A finding as a diagnostic. Its key travels along, so that code actions can be told which one they are for. */
export function toDiagnostic(finding: ReportedFinding, options: DiagnosticOptions): Diagnostic {
  const { service, pageOf } = options;
  const related = options.relatedInformation ? finding.related : [];
  return {
    range: toRange(service, finding.uri, finding.span),
    severity: severities[finding.severity],
    source: diagnosticSource,
    code: finding.rule,
    ...(pageOf ? { codeDescription: { href: pageOf(finding.rule) } } : {}),
    message: finding.message,
    ...(related.length > 0
      ? {
          relatedInformation: related.map(({ uri, span, message }) => ({
            location: { uri: options.spelled(uri), range: toRange(service, uri, span) },
            message,
          })),
        }
      : {}),
    data: { key: finding.key },
  };
}

/** A document that was not read. There is no rule behind it, and so no code that leads to a page. */
export function unreadHint(
  { span, message }: UnreadDocument,
  uri: string,
  service: LanguageService,
): Diagnostic {
  const range = toRange(service, uri, span);
  return { range, severity: DiagnosticSeverity.Hint, source: diagnosticSource, message };
}

/** Something wrong in a configuration file. */
export function problemDiagnostic({ start, end, severity, message }: ReportedProblem): Diagnostic {
  return {
    range: { start, end },
    severity: severities[severity],
    source: diagnosticSource,
    code: configurationCode,
    message,
  };
}

const severities: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

/** A span of a known file in lines and characters. */
export function toRange(service: LanguageService, uri: string, span: Span): Range {
  return { start: service.positionAt(uri, span.start), end: service.positionAt(uri, span.end) };
}
