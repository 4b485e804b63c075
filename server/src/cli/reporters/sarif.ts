import { createHash } from "node:crypto";
import type { Severity } from "../../core/settings.ts";
import type { RuleDescription } from "../../languageService/api.ts";
import type { Place, Range, Report, ScanEdit, ScanFinding, ScanFix } from "../report.ts";
import { jsonText } from "./jsonText.ts";
import type { ReportBase, ReportStyle } from "./reporter.ts";
import { skippedInWords } from "./words.ts";

/**
 * SARIF 2.1.0. Suppressed and accepted findings are results too, with the reason why they count for nothing: whoever
 * reads a report without them would take them for repaired.
 */
export function reportAsSarif(report: Report, { base, version }: ReportStyle): string {
  const { rules, findings, suppressed, accepted, skipped } = report;
  const place = (at: Place) => physicalLocation(at, base);
  const resultOf = (finding: ScanFinding) => result(finding, rules, base);
  return jsonText({
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: {
          driver: { name: "Podgrace", semanticVersion: version, version, rules: rules.map(descriptor) },
        },
        columnKind: "utf16CodeUnits",
        originalUriBaseIds: { [baseId]: { uri: base.uri } },
        invocations: [
          {
            executionSuccessful: true,
            toolExecutionNotifications: skipped.map((skip) => ({
              descriptor: { id: skip.reason },
              level: "note",
              message: { text: skippedInWords(skip) },
              locations: [{ physicalLocation: place({ file: skip.file, range: skip.range ?? wholeFile }) }],
            })),
          },
        ],
        results: [
          ...findings.map(resultOf),
          ...suppressed.map(({ finding, reason, by }) => ({
            ...resultOf(finding),
            suppressions: [
              {
                kind: by === "manifest" ? "inSource" : "external",
                ...(reason === null ? {} : { justification: reason }),
              },
            ],
          })),
          ...accepted.map((finding) => ({
            ...resultOf(finding),
            suppressions: [{ kind: "external", justification: "Accepted by the baseline." }],
          })),
        ],
      },
    ],
  });
}

/** The usual name for the folder from which paths start. */
const baseId = "%SRCROOT%";

const wholeFile: Range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

const levels: Readonly<Record<Severity, "error" | "warning" | "note">> = {
  error: "error",
  warning: "warning",
  information: "note",
  hint: "note",
};

function descriptor({ id, title, what, why, whatToDo, severity, sources }: RuleDescription) {
  const links = sources.map((source) => `- [${source.title}](${source.url})`).join("\n");
  const addresses = sources.map((source) => `${source.title}: ${source.url}`).join("\n");
  return {
    id,
    name: id.replace(/(^|-)(\w)/g, (_, __, letter: string) => letter.toUpperCase()),
    shortDescription: { text: title },
    fullDescription: { text: what },
    help: {
      text: `${what}\n\nWhy: ${why}\n\nWhat to do: ${whatToDo}\n\n${addresses}`,
      markdown: `${what}\n\n**Why.** ${why}\n\n**What to do.** ${whatToDo}\n\n${links}`,
    },
    defaultConfiguration: { level: levels[severity] },
  };
}

function result(finding: ScanFinding, rules: readonly RuleDescription[], base: ReportBase) {
  const { rule, severity, message, related, fixes } = finding;
  const offered = fixes.filter(({ disabled }) => disabled === null);
  return {
    ruleId: rule,
    ruleIndex: rules.findIndex(({ id }) => id === rule),
    level: levels[severity],
    message: { text: message },
    locations: [
      { physicalLocation: physicalLocation(finding, base), logicalLocations: [logicalLocation(finding)] },
    ],
    partialFingerprints: { "podgrace/v1": fingerprint(finding, base) },
    ...(related.length === 0
      ? {}
      : {
          relatedLocations: related.map((each, id) => ({
            id,
            message: { text: each.message },
            physicalLocation: physicalLocation(each, base),
          })),
        }),
    ...(offered.length === 0 ? {} : { fixes: offered.map((fix) => fixAsSarif(fix, base)) }),
  };
}

function logicalLocation({ object, container }: ScanFinding) {
  const { kind, namespace, name } = object;
  const owner = [kind, namespace, name].filter((part) => part !== null).join("/");
  return { kind: "resource", fullyQualifiedName: container === null ? owner : `${owner}/${container}` };
}

/** The same for the same finding, wherever it stands in its file. */
function fingerprint(
  { rule, file, object, container, ordinal }: ScanFinding,
  { prefix }: ReportBase,
): string {
  const { kind, namespace, name } = object;
  const identity = JSON.stringify([rule, prefix + file, kind, namespace, name, container, ordinal]);
  return createHash("sha256").update(identity).digest("hex");
}

function fixAsSarif({ title, edits }: ScanFix, base: ReportBase) {
  const files = [...new Set(edits.map(({ file }) => file))];
  return {
    description: { text: title },
    artifactChanges: files.map((file) => ({
      artifactLocation: artifactLocation(file, base),
      replacements: edits.filter((edit) => edit.file === file).map(replacement),
    })),
  };
}

function replacement({ range, newText }: ScanEdit) {
  return { deletedRegion: region(range), insertedContent: { text: newText } };
}

function physicalLocation({ file, range }: Place, base: ReportBase) {
  return { artifactLocation: artifactLocation(file, base), region: region(range) };
}

function artifactLocation(file: string, { prefix }: ReportBase) {
  return { uri: `${prefix}${file}`.split("/").map(encodeURIComponent).join("/"), uriBaseId: baseId };
}

/** Lines and columns from 1; the end is the first character that does not belong to it. */
function region({ start, end }: Range) {
  return {
    startLine: start.line + 1,
    startColumn: start.character + 1,
    endLine: end.line + 1,
    endColumn: end.character + 1,
  };
}
