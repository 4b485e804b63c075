import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, symlinkSync, truncateSync, writeFileSync } from "node:fs";
import path from "node:path";
import { withBrokenHook } from "./hostileTexts.ts";
import type { Workspace } from "./workspace.ts";

/**
 * Puts into a folder what a disk may hold under the names of manifests. Two of them cannot be read by an ordinary user;
 * `binary`, `utf16` and `huge` are not read by anybody.
 */
export function addBadFiles({ path: folder, write }: Pick<Workspace, "path" | "write">): void {
  const at = (name: string) => path.join(folder, name);
  writeFileSync(at("binary.yaml"), Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0, 1, 2, 0xff]));
  writeFileSync(at("utf16.yaml"), Buffer.from(`\ufeff${withBrokenHook("utf16")}`, "utf16le"));
  writeFileSync(at("latin1.yaml"), Buffer.from([0x23, 0xe4, 0xf6, 0xfc]));
  write("empty.yaml", "");
  write("huge.yaml", "kind: Deployment\n");
  truncateSync(at("huge.yaml"), 65 * 1024 * 1024);
  write("closed.yaml", withBrokenHook("closed"));
  chmodSync(at("closed.yaml"), 0);
  write("closed/inside.yaml", withBrokenHook("inside"));
  chmodSync(at("closed"), 0);
  mkdirSync(at("folder.yaml"));
  symlinkSync("..", at("folder.yaml/loop"));
  symlinkSync("itself.yaml", at("itself.yaml"));
  symlinkSync("/dev/zero", at("zero.yaml"));
  symlinkSync("nowhere", at("dangling.yaml"));
  execFileSync("mkfifo", [at("pipe.yaml")]);
  // A process that ends without closing its socket leaves the file.
  const listen = "require('net').createServer().listen('socket.yaml', () => process.exit())";
  execFileSync(process.execPath, ["-e", listen], { cwd: folder });
  chmodSync(folder, 0o755);
}
