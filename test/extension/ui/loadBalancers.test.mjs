import assert from "node:assert/strict";
import { openEditor } from "../../../scripts/hosts/openEditor.mjs";
import { inProject } from "../../../scripts/lib/paths.mjs";
import { copyOfFixture, packagedExtension } from "../session.mjs";

suite("the view of load balancers", () => {
  let workspace;
  let editor;

  suiteSetup(async () => {
    workspace = copyOfFixture("shop");
    editor = await openEditor({
      host: process.env.PODGRACE_HOST ?? "newest",
      vsix: packagedExtension(),
      folder: workspace.folder,
      openFile: "namespace.yaml",
    });
    await editor.page.waitForSelector(".monaco-editor .squiggly-warning", { timeout: 60_000 });
  });

  suiteTeardown(async () => {
    await editor?.close();
    workspace?.remove();
  });

  teardown(async function () {
    const name = this.currentTest?.title.replaceAll(/\W+/g, "-");
    if (this.currentTest?.state !== "failed") return;
    await editor?.page.screenshot({ path: inProject("test-results", `ui-${name}.png`) });
  });

  const header = () => editor.page.locator(".pane-header", { hasText: "Load Balancers" });

  test("is not there before the first scan", async () => {
    assert.equal(await header().count(), 0);
  });

  test("shows after a scan what the load balancer reaches, and leads there", async () => {
    const { page } = editor;
    await page.keyboard.press("F1");
    await page.locator(".quick-input-widget input").first().fill(">Podgrace: Scan Workspace");
    await page.keyboard.press("Enter");
    await header().waitFor({ timeout: 30_000 });
    await header().click();
    const row = page.locator(".pane-body .monaco-list-row", { hasText: "loses requests for 60 s" });
    await row.waitFor({ timeout: 15_000 });
    assert.match(await row.getAttribute("aria-label"), /Deployment storefront, at risk/);
    await row.click();
    await page.locator(".tab.active", { hasText: "deployment.yaml" }).waitFor({ timeout: 15_000 });
  });
});
