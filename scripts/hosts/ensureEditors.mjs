import { canInstall, install, onPath } from "../lib/programs.mjs";

/** Debian's packages of the programs that the section "editors" runs; Eglot is a part of Emacs from 29 on. */
const packages = { nvim: ["neovim"], emacs: ["emacs-nox", "elpa-eglot"] };

/**
 * Sees to it that Neovim and Emacs are there.
 *
 * @param {(line: string) => void} say told when something is about to be installed
 */
export async function ensureEditors(say) {
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
