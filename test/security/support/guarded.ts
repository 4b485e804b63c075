import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

const guard = path.join(import.meta.dirname, "guard.cjs");

/** A guard for programs of Node: its environment, and what the programs tried although they must not. */
export interface Guard {
  readonly env: Readonly<Record<string, string>>;
  /** Since it was asked last. */
  attempts(): readonly string[];
  remove(): void;
}

export function createGuard(): Guard {
  const folder = mkdtempSync(path.join(tmpdir(), "podgrace-guard-"));
  const report = path.join(folder, "attempts");
  return {
    env: {
      // V8 itself refuses to make code of text.
      NODE_OPTIONS: `--require=${JSON.stringify(guard)} --disallow-code-generation-from-strings`,
      PODGRACE_GUARD: report,
    },
    attempts() {
      const lines = existsSync(report) ? readFileSync(report, "utf8").split("\n").filter(Boolean) : [];
      rmSync(report, { force: true });
      return lines;
    },
    remove: () => rmSync(folder, { recursive: true }),
  };
}
