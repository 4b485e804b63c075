import { UsageError } from "../usageError.ts";
import { type BaselineEntry, baselineVersion } from "./baseline.ts";

/** The text of a baseline: an entry in a line, so that a change of one finding changes one line. */
export function writeBaseline(entries: readonly BaselineEntry[]): string {
  const lines = entries.map((entry) => `    ${JSON.stringify(entry)}`);
  const findings = lines.length === 0 ? "[]" : `[\n${lines.join(",\n")}\n  ]`;
  return `{\n  "podgraceBaseline": ${baselineVersion},\n  "findings": ${findings}\n}\n`;
}

/**
 * The entries of a baseline.
 * @param name of the file, for the message
 * @throws UsageError when it is no baseline, or one that this version cannot read
 */
export function readBaseline(text: string, name: string): BaselineEntry[] {
  const content = contentOf(text, name);
  const version = Reflect.get(content, "podgraceBaseline");
  if (version === undefined)
    throw new UsageError(`${name} is not a baseline of Podgrace. ${writeAnew(name)}`);
  if (version !== baselineVersion) {
    throw new UsageError(
      `${name} is a baseline of version ${JSON.stringify(version)}; this podgrace reads version ${baselineVersion}. ${writeAnew(name)}`,
    );
  }
  const findings = Reflect.get(content, "findings");
  if (!Array.isArray(findings)) throw new UsageError(`${name} is a baseline without "findings".`);
  return findings.map((entry: unknown, index) => {
    if (isEntry(entry)) return entry;
    throw new UsageError(`${name}: entry ${index + 1} of "findings" is not one that podgrace writes.`);
  });
}

function contentOf(text: string, name: string): object {
  try {
    const content: unknown = JSON.parse(text);
    if (typeof content === "object" && content !== null) return content;
  } catch {
    throw new UsageError(`${name} is not JSON, so it is not a baseline. ${writeAnew(name)}`);
  }
  throw new UsageError(`${name} is not a baseline of Podgrace. ${writeAnew(name)}`);
}

function writeAnew(name: string): string {
  return `To write one into a new file: podgrace scan --baseline ${name === "baseline.json" ? "other.json" : "baseline.json"} --write-baseline`;
}

function isEntry(value: unknown): value is BaselineEntry {
  if (typeof value !== "object" || value === null) return false;
  const get = (key: string): unknown => Reflect.get(value, key);
  const texts = ["rule", "file", "kind", "name"].every((key) => typeof get(key) === "string");
  const optional = ["namespace", "container"].every(
    (key) => get(key) === null || typeof get(key) === "string",
  );
  const count = get("count");
  return texts && optional && Number.isInteger(count) && Number(count) > 0;
}
