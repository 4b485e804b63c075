import type { Position as ProtocolPosition, Range as ProtocolRange } from "vscode-languageserver";
import type { Span } from "../core/text/span.ts";
import type { LanguageService, OfferedFix, Position } from "../languageService/api.ts";

/** The span of a range in a known file; what lies out of range is clamped, and ends in the wrong order are swapped. */
export function spanOf(service: LanguageService, uri: string, range: ProtocolRange): Span {
  const ends = [offsetOf(service, uri, range.start), offsetOf(service, uri, range.end)];
  return { start: Math.min(...ends), end: Math.max(...ends) };
}

/** The offset of a position in a known file. */
export function offsetOf(service: LanguageService, uri: string, position: ProtocolPosition): number {
  return service.offsetAt(uri, validPosition(position));
}

/** Positions are made by other programs. */
function validPosition({ line, character }: ProtocolPosition): Position {
  if (!Number.isFinite(line) || !Number.isFinite(character)) {
    throw new TypeError(`a position without numbers: ${line}, ${character}`);
  }
  return { line: Math.max(0, Math.floor(line)), character: Math.max(0, Math.floor(character)) };
}

/** The fix in the data of a code action, which has travelled to the client and back; undefined if it is none of ours. */
export function fixIn(data: unknown): OfferedFix | undefined {
  if (typeof data !== "object" || data === null || !("fix" in data)) return undefined;
  const { fix } = data;
  if (typeof fix !== "object" || fix === null) return undefined;
  const texts = ["id", "title", "kind", "rule", "findingKey", "uri"];
  return texts.every((key) => typeof Reflect.get(fix, key) === "string") ? (fix as OfferedFix) : undefined;
}

/** The file of which all problems shall be fixed, in the data of a code action. */
export function fixAllIn(data: unknown): string | undefined {
  if (typeof data !== "object" || data === null || !("fixAll" in data)) return undefined;
  return typeof data.fixAll === "string" ? data.fixAll : undefined;
}
