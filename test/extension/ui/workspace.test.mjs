import assert from "node:assert/strict";
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { eventually, inEditor } from "./inEditor.mjs";

/** A workspace of two folders. */
suite("a user with several folders", () => {
  const editor = inEditor({
    prepare: makeTwoFolders,
    workspaceFile: "both.code-workspace",
    // The tests look at the disk.
    settings: { "files.autoSave": "afterDelay" },
  });
  const config = (folder) => editor.inWorkspace(folder, ".podgrace.yaml");
  const picker = () => editor.page.locator(".quick-input-widget:visible");

  test("is asked for which one a configuration is, and gets none without an answer", async () => {
    await editor.runCommand("Podgrace: Create Configuration");
    await picker().getByPlaceholder("For which folder?").waitFor();
    await picker().locator(".monaco-list-row", { hasText: "shop-two" }).waitFor();
    await editor.page.keyboard.press("Escape");
    await picker().waitFor({ state: "hidden" });
    assert.deepEqual(
      ["shop-one", "shop-two"].filter((folder) => existsSync(config(folder))),
      [],
    );
  });

  test("gets it in the folder that was chosen", async () => {
    await editor.runCommand("Podgrace: Create Configuration");
    await picker().getByPlaceholder("For which folder?").waitFor();
    await picker().locator(".monaco-list-row", { hasText: "shop-two" }).click();
    await editor.hasTab(".podgrace.yaml");
    assert.match(readFileSync(config("shop-two"), "utf8"), /#kubernetesVersion:/);
    assert.equal(existsSync(config("shop-one")), false);
  });

  test("is asked how to fix all, and nothing happens without an answer", async () => {
    await askForAllFixes();
    await dialog().getByText("Findings that Podgrace can fix here: 4. Files to change: 4.").waitFor();
    await dialog().getByText("None of them is ticked at first").waitFor();
    await editor.page.keyboard.press("Escape");
    await dialog().waitFor({ state: "hidden" });
    assert.equal(await editor.page.locator(".bulk-edit-panel").count(), 0);
  });

  test("sees each fix in the preview, and gets the ticked ones", async () => {
    await askForAllFixes();
    await dialog().getByText("Preview", { exact: true }).click();
    const panel = editor.page.locator(".bulk-edit-panel");
    const file = panel.locator(".monaco-list-row", { hasText: "namespace.yaml" }).first();
    await file.waitFor();
    await file.locator("input, .monaco-checkbox").first().click();
    await panel.getByText("Apply", { exact: true }).click();
    await eventually(() => isLabelled("shop-one"));
    assert.deepEqual([isLabelled("shop-two"), isDelayed("shop-one")], [false, false]);
  });

  test("gets all of them at once", async () => {
    await askForAllFixes();
    await dialog().getByText("Fix All", { exact: true }).click();
    await eventually(() => isLabelled("shop-two") && isDelayed("shop-one") && isDelayed("shop-two"));
    await askForAllFixes();
    await editor.page
      .locator(".notification-toast", { hasText: "nothing to fix in this workspace" })
      .first()
      .waitFor();
  });

  const dialog = () => editor.page.locator(".monaco-dialog-box");
  const askForAllFixes = () => editor.runCommand("Podgrace: Fix All in Workspace");
  const textOf = (...names) => readFileSync(editor.inWorkspace(...names), "utf8");
  const isLabelled = (folder) =>
    textOf(folder, "namespace.yaml").includes("pod-readiness-gate-inject: enabled");
  const isDelayed = (folder) => /seconds: 70\n/.test(textOf(folder, "deployment.yaml"));
});

function makeTwoFolders(folder) {
  const names = ["shop-one", "shop-two"];
  for (const name of names) {
    const inside = path.join(folder, name);
    mkdirSync(inside);
    for (const file of ["deployment.yaml", "ingress.yaml", "namespace.yaml", "service.yaml"])
      cpSync(path.join(folder, file), path.join(inside, file));
  }
  const folders = names.map((each) => ({ path: each }));
  writeFileSync(path.join(folder, "both.code-workspace"), JSON.stringify({ folders }));
}
