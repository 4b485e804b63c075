import { canInstall, install, onPath } from "../lib/programs.mjs";

/** Programs that sections run, and the packages of Debian that hold them; Eglot is a part of Emacs from 29 on. */
const packagesOf = {
  /** Tests hold our reading of `.gitignore` and our patches against what these make of them. */
  "unix-tools": { git: ["git"], patch: ["patch"] },
  editors: { nvim: ["neovim"], emacs: ["emacs-nox", "elpa-eglot"] },
};

/**
 * Sees to it that programs are there.
 *
 * @param {keyof typeof packagesOf} group
 * @param {(line: string) => void} say told when something is about to be installed
 */
export async function ensurePrograms(group, say) {
  const packages = packagesOf[group];
  const missing = Object.keys(packages).filter((program) => !onPath(program));
  if (missing.length === 0) return;
  const wanted = missing.flatMap((program) => packages[program]);
  if (!canInstall()) {
    throw new Error(
      `Not found: ${missing.join(", ")}. Install them (on Debian: apt-get install ${wanted.join(" ")}).`,
    );
  }
  say(`installing ${wanted.join(" ")} with apt-get`);
  await install(...wanted);
}
