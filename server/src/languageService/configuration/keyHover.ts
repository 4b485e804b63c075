import { shift } from "../../core/text/span.ts";
import { parseDocument } from "../../core/yaml/parseDocument.ts";
import { splitDocuments } from "../../core/yaml/splitDocuments.ts";
import type { Hover } from "../api.ts";
import { pointedAt } from "../hover/pointed.ts";
import type { Writer } from "../hover/writer.ts";
import { describedAt } from "./find.ts";
import type { Description } from "./keys.ts";

/** What a key of a configuration file means, or a word that is its value. */
export function keyHover(text: string, offset: number, writer: Writer): Hover | null {
  const [document] = splitDocuments(text);
  if (!document || offset > document.end) return null;
  const { root } = parseDocument(text.slice(document.start, document.end));
  const pointed = root && pointedAt(root, offset - document.start);
  if (!pointed) return null;
  const path = pointed.path.filter((step) => typeof step === "string");
  const described = describedAt(path);
  if (!described) return null;
  const word = pointed.value.kind === "scalar" ? pointed.value.text : null;
  const blocks = pointed.on === "key" ? keyBlocks(described, writer) : valueBlocks(described, word, writer);
  return blocks.length === 0
    ? null
    : { contents: blocks.join("\n\n"), span: shift(pointed.span, document.start) };
}

function keyBlocks(described: Description, writer: Writer): readonly string[] {
  const preset = described.type === "group" || described.type === "list" ? undefined : described.default;
  const written = preset === undefined || preset === "" ? null : String(preset);
  return [
    writer.say(described.text.id),
    ...(written === null ? [] : [writer.say("setting.default", { value: writer.code(written) })]),
  ];
}

function valueBlocks(described: Description, word: string | null, writer: Writer): readonly string[] {
  const leaf = described.type === "list" ? described.of : described;
  if (leaf.type !== "choice" && leaf.type !== "rule") return [];
  return leaf.choices.filter((each) => each.word === word).map(({ text }) => writer.say(text.id));
}
