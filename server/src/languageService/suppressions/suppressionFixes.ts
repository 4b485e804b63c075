import { IGNORE_KEY, PLACEHOLDER_REASON, REASON_KEY } from "../../core/directives/directive.ts";
import { suppressInFile, suppressOnLine } from "../../core/directives/writeComment.ts";
import { describe, type Manifest } from "../../core/kubernetes/manifest.ts";
import { digestOf } from "../../core/text/digest.ts";
import { type Message, message } from "../../core/text/message.ts";
import { shift } from "../../core/text/span.ts";
import type { DocumentFacts, Snapshot } from "../../core/workspace/snapshot.ts";
import type { YamlChange } from "../../core/yaml/change.ts";
import directiveInvalid from "../../rules/directive-invalid.ts";
import type { OfferedFix } from "../api.ts";
import { appliedFrom } from "../appliedFrom.ts";
import type { PlacedFinding } from "../placedFinding.ts";
import type { Render } from "../render.ts";
import { editsOf, type FixOutcome } from "../resolveFix.ts";

/** How widely a quick fix suppresses a finding. */
type Width = "line" | "file" | "object";

/** A suppression that was offered, and the finding it is for. */
export interface SuppressionIntent {
  readonly width: Width;
  readonly placed: PlacedFinding;
}

/**
 * The quick fixes that write a directive. They are no repair: never preferred, never part of fix-all, and listed behind
 * those that are.
 */
export function offeredSuppressions(
  placed: PlacedFinding,
  snapshot: Snapshot,
  render: Render,
): readonly OfferedFix[] {
  return widthsFor(placed, snapshot).map((width) => ({
    id: idOf(placed, width),
    title: render(titleOf(width, placed, snapshot)),
    preferred: false,
    kind: "edit",
    rule: placed.rule.id,
    findingKey: placed.key,
    uri: placed.uri,
    span: placed.span,
  }));
}

/** The suppression behind an offered fix; undefined when it is another fix, or no longer to be had. */
export function suppressionOf(
  offered: OfferedFix,
  findings: readonly PlacedFinding[],
  snapshot: Snapshot,
): SuppressionIntent | undefined {
  const placed = findings.find(({ key }) => key === offered.findingKey);
  const width = placed && widthsFor(placed, snapshot).find((each) => idOf(placed, each) === offered.id);
  return placed && width && { width, placed };
}

/** How much has to be read for a suppression by its document. */
export function sizeOfSuppression({ placed }: SuppressionIntent, snapshot: Snapshot): number {
  const document = documentOf(placed, snapshot);
  return document ? document.end - document.start : 0;
}

/** The edits that suppress a finding, from the text of its file as it is now. */
export function resolveSuppression(
  { width, placed }: SuppressionIntent,
  snapshot: Snapshot,
  texts: ReadonlyMap<string, string>,
): FixOutcome {
  const { uri, rule, finding } = placed;
  const document = width === "file" ? snapshot.file(uri)?.documents[0] : documentOf(placed, snapshot);
  const text = texts.get(uri)?.slice(document?.start, document?.end);
  if (!document || text === undefined || digestOf(text) !== document.digest) return refused("changed");
  if (width === "object")
    return annotate(placed, document, manifestAround(placed, document)!, snapshot, texts);
  const outcome =
    width === "file" ? suppressInFile(text, rule.id) : suppressOnLine(text, finding.at.span.start, rule.id);
  if (outcome.state === "impossible") return refused(outcome.obstacle);
  const edits = outcome.edits.map(({ span, newText }) => ({ span: shift(span, document.start), newText }));
  return { state: "edits", files: [{ uri, edits }] };
}

const allWidths: readonly Width[] = ["line", "file", "object"];

/** JSON has no comments, and a finding about a directive is suppressed for the whole file or not at all. */
function widthsFor(placed: PlacedFinding, snapshot: Snapshot): readonly Width[] {
  const { noInlineSuppress } = snapshot.settingsAt({ uri: placed.uri, object: null, container: null });
  if (noInlineSuppress.includes(placed.rule.id)) return [];
  const hasComments = !/\.json$/i.test(placed.uri);
  if (placed.rule.id === directiveInvalid.id) return hasComments ? ["file"] : [];
  const isInObject = manifestAround(placed, documentOf(placed, snapshot)) !== undefined;
  return allWidths.filter((width) => (width === "object" ? isInObject : hasComments));
}

function idOf({ key }: PlacedFinding, width: Width): string {
  return `${key}#suppress-${width}`;
}

function titleOf(width: Width, placed: PlacedFinding, snapshot: Snapshot): Message {
  const document = documentOf(placed, snapshot);
  const manifest = manifestAround(placed, document);
  // A chart gives objects their names.
  const [applied] = manifest && document ? appliedFrom(manifest, document, placed.uri, snapshot) : [];
  const object = manifest ? describe(applied?.manifest ?? manifest) : "";
  return message(`fix.suppress-${width}`, { rule: placed.rule.id, object });
}

function annotate(
  placed: PlacedFinding,
  document: DocumentFacts,
  manifest: Manifest,
  snapshot: Snapshot,
  texts: ReadonlyMap<string, string>,
): FixOutcome {
  const { entries } = manifest.annotations;
  const existing = Object.hasOwn(entries, IGNORE_KEY) ? entries[IGNORE_KEY] : undefined;
  if (existing?.state === "unknown") return refused("template");
  const set = (key: string, value: string): YamlChange => {
    return { kind: "set", mapping: manifest.at.span, path: ["metadata", "annotations", key], value };
  };
  const named = existing?.state === "known" ? existing.value.trim() : "";
  const isExplained = named !== "" || Object.hasOwn(entries, REASON_KEY);
  const changes = [
    set(IGNORE_KEY, named === "" ? placed.rule.id : `${named.replace(/,$/, "")}, ${placed.rule.id}`),
    ...(isExplained ? [] : [set(REASON_KEY, PLACEHOLDER_REASON)]),
  ].map((change) => ({ document: document.id, change }));
  return editsOf(changes, snapshot, texts);
}

function documentOf({ uri, finding }: PlacedFinding, snapshot: Snapshot): DocumentFacts | undefined {
  return snapshot.file(uri)?.documents.find(({ id }) => id === finding.at.document);
}

/** The object that a finding sits in. */
function manifestAround(
  { finding }: PlacedFinding,
  document: DocumentFacts | undefined,
): Manifest | undefined {
  const at = finding.at.span.start;
  return document?.manifests.find(({ at: { span } }) => span.start <= at && at <= span.end);
}

function refused(obstacle: string): FixOutcome {
  return { state: "disabled", reason: message(`cannot-edit.${obstacle}`) };
}
