import { chmodSync, writeFileSync } from "node:fs";
import path from "node:path";

/**
 * A program that starts another one as somebody who may not read everything. The superuser, as whom tests run in containers,
 * may; anybody else starts the program itself.
 */
export function unprivileged(program: string): string {
  if (process.getuid?.() !== 0) return program;
  const folder = path.dirname(program);
  const starter = path.join(folder, "unprivileged.cjs");
  const nobody = 65_534;
  writeFileSync(
    starter,
    `process.setgroups([]); process.setgid(${nobody}); process.setuid(${nobody}); require(${JSON.stringify(program)});\n`,
  );
  for (const each of [path.dirname(folder), folder]) chmodSync(each, 0o755);
  return starter;
}
