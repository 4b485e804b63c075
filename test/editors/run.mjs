/**
 * Other editors, with the snippets of docs/editors.md as they stand there: `node test/editors/run.mjs`. Writes
 * test-results/editors.json.
 */

import assert from "node:assert/strict";
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { buildCli } from "../../scripts/build.mjs";
import { inProject } from "../../scripts/lib/paths.mjs";
import { run } from "../../scripts/lib/run.mjs";

const folder = mkdtempSync(path.join(tmpdir(), "podgrace-editors-"));
const page = readFileSync(inProject("docs/editors.md"), "utf8");
const file = path.join(folder, "shop/deployment.yaml");

/** The first snippet of a language that holds a text. */
function snippet(language, text) {
  const blocks = [...page.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\`$`, "gm"))];
  const found = blocks.map(([, block]) => block).find((block) => block.includes(text));
  if (!found) throw new Error(`docs/editors.md has no ${language} snippet with ${text}.`);
  return found;
}

/** A fresh workspace, and `podgrace` on the PATH as after an installation. */
async function prepare() {
  await buildCli(path.join(folder, "lib"));
  cpSync(inProject("package.json"), path.join(folder, "lib/package.json"));
  mkdirSync(path.join(folder, "bin"));
  const program = path.join(folder, "bin/podgrace");
  writeFileSync(program, `#!/bin/sh\nexec "${process.execPath}" "${folder}/lib/dist/cli.js" "$@"\n`);
  chmodSync(program, 0o755);
}

async function edit(program, args) {
  rmSync(path.join(folder, "shop"), { recursive: true, force: true });
  cpSync(inProject("examples/before"), path.join(folder, "shop"), { recursive: true });
  const env = {
    ...process.env,
    HOME: folder,
    XDG_CONFIG_HOME: folder,
    TERM: "dumb",
    PATH: `${folder}/bin${path.delimiter}${process.env.PATH}`,
    PODGRACE_FILE: file,
  };
  const { code, stdout, output } = await run(program, args, { cwd: folder, env, timeoutSeconds: 120 });
  assert.equal(code, 0, output);
  return stdout;
}

const tests = {
  async "Neovim: diagnostics, hover and a quick fix"() {
    const init = path.join(folder, "init.lua");
    writeFileSync(init, snippet("lua", "start_client"));
    const args = ["--headless", "-u", init, "-n", "-c", `luafile ${inProject("test/editors/neovim.lua")}`];
    const lines = (await edit("nvim", args)).trim().split("\n");
    assert.deepEqual(lines, [
      "diagnostics 21:17 prestop-missing",
      "hover markdown",
      "fix Add a preStop delay of 70 s and set terminationGracePeriodSeconds to 90",
      "delay 70",
    ]);
  },
  async "Emacs with Eglot: diagnostics"() {
    const init = path.join(folder, "init.el");
    // The mode of a package that Debian does not have.
    const mode = `(define-derived-mode yaml-mode prog-mode "YAML")\n(add-to-list 'auto-mode-alist '("\\\\.yaml\\\\'" . yaml-mode))\n`;
    const elpa = `(let ((default-directory "/usr/share/emacs/site-lisp/elpa/"))\n  (when (file-directory-p default-directory) (normal-top-level-add-subdirs-to-load-path)))\n`;
    // The hook would start a second server beside the one that the test connects by hand.
    const settings = snippet("elisp", "eglot-server-programs").replace(/^\(add-hook .*\n/gm, "");
    writeFileSync(init, elpa + mode + settings);
    const output = await edit("emacs", [
      "-Q",
      "--batch",
      "-l",
      init,
      "-l",
      inProject("test/editors/emacs.el"),
    ]);
    assert.match(output, /^diagnostic 21:17 .*Container "web" of Deployment\/web gets SIGTERM/m);
  },
};

const result = { passed: [], failed: [] };
try {
  await prepare();
  for (const [name, test] of Object.entries(tests)) {
    try {
      await test();
      result.passed.push(name);
      console.log(`✓ ${name}`);
    } catch (error) {
      result.failed.push(name);
      console.log(`✗ ${name}\n${error.message}`);
    }
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
mkdirSync(inProject("test-results"), { recursive: true });
writeFileSync(inProject("test-results/editors.json"), JSON.stringify(result));
process.exitCode = result.failed.length > 0 ? 1 : 0;
