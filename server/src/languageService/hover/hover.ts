import { shift } from "../../core/text/span.ts";
import type { DocumentFacts, Snapshot } from "../../core/workspace/snapshot.ts";
import { parseDocument } from "../../core/yaml/parseDocument.ts";
import type { Hover, HoverOptions } from "../api.ts";
import { appliedFrom } from "../appliedFrom.ts";
import { isOfChart } from "../chartDefaults.ts";
import type { PlacedFinding } from "../placedFinding.ts";
import { renderIn } from "../render.ts";
import { isStillOpen } from "../stillOpen.ts";
import { hoverOn } from "./hoverOn.ts";
import { type Pointed, pointedAt, seenFrom } from "./pointed.ts";
import type { HoverSubject } from "./subject.ts";
import { createWriter, type Writer } from "./writer.ts";

/** A question for a hover: an offset of an open buffer. */
export interface HoverRequest {
  readonly uri: string;
  readonly offset: number;
  readonly snapshot: Snapshot;
  /** The findings of the file. */
  readonly findings: readonly PlacedFinding[];
  /** Texts of the open buffers, the one asked about among them. */
  readonly texts: ReadonlyMap<string, string>;
  readonly options: HoverOptions;
}

/** Explains what stands at an offset. Only the document under the cursor is parsed. */
export function hoverAt(request: HoverRequest): Hover | null {
  const { uri, offset, snapshot, texts } = request;
  const text = texts.get(uri);
  const document = snapshot.file(uri)?.documents.find(({ start, end }) => start <= offset && offset <= end);
  if (text === undefined || !document || document.manifests.length === 0) return null;
  const { root } = parseDocument(document.masked ?? text.slice(document.start, document.end));
  const pointed = root && pointedAt(root, offset - document.start);
  const subject = pointed && subjectAt(pointed, document, request);
  const page = subject && hoverOn(subject);
  if (!page) return null;
  const blocks = isStillOpen(document, snapshot)
    ? [stillOpen(subject.writer)]
    : [...page.blocks, ...defaultsNote(subject)];
  return { contents: blocks.join("\n\n"), span: shift(page.span, document.start) };
}

function stillOpen(writer: Writer): string {
  return `${writer.strong(writer.say("hover.template-indexing"))} ${writer.say("hover.template-indexing.why")}`;
}

function defaultsNote({ variants: [applied], writer }: HoverSubject): readonly string[] {
  return isOfChart(applied) && !applied.conditional ? [writer.say("hover.with-defaults")] : [];
}

/** The object that the place is part of, as it is applied; null where nothing is applied. */
function subjectAt(pointed: Pointed, document: DocumentFacts, request: HoverRequest): HoverSubject | null {
  const { uri, snapshot, findings, texts, options } = request;
  const around = document.manifests.filter(({ at }) => seenFrom(pointed, at.span) !== null);
  const manifest = around.at(-1);
  const inside = manifest && seenFrom(pointed, manifest.at.span);
  const [first, ...others] = manifest ? appliedFrom(manifest, document, uri, snapshot) : [];
  if (!manifest || !inside || !first) return null;
  return {
    snapshot,
    settings: snapshot.settingsFor(first),
    uri,
    documentStart: document.start,
    pointed: inside,
    // What the values of a chart decide is part of the object that people see in front of them.
    manifest: isOfChart(first) ? first.manifest : manifest,
    variants: [first, ...others],
    findings,
    texts,
    writer: createWriter(renderIn(options.locale), options),
  };
}
