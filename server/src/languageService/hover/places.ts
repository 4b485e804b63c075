import { lineOf } from "../../core/text/lineIndex.ts";
import type { Location } from "../../core/text/span.ts";
import type { HoverSubject } from "./subject.ts";

/** Where something stands, seen from the file of the hover: `line 12`, `ingress.yaml:12`, `../base/web.yaml:3`. */
export function describePlace(at: Location, { snapshot, uri, writer }: HoverSubject): string {
  const place = snapshot.place(at);
  const file = place && snapshot.file(place.uri);
  if (!file) return "";
  const line = lineOf(file.lines, place.span.start);
  const title =
    place.uri === uri
      ? writer.say("hover.line", { line: line + 1 })
      : `${relativePath(uri, place.uri)}:${line + 1}`;
  return writer.file(title, place.uri, line);
}

/** The path from the folder of one file to another, for reading: percent escapes are undone where they can be. */
export function relativePath(from: string, to: string): string {
  const base = from.split("/").slice(0, -1);
  const target = to.split("/");
  let shared = 0;
  while (shared < base.length && shared < target.length - 1 && base[shared] === target[shared]) shared++;
  const path = [...base.slice(shared).map(() => ".."), ...target.slice(shared)].join("/");
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
