import assert from "node:assert/strict";
import { inEditor } from "./inEditor.mjs";

suite("the view of load balancers", () => {
  const editor = inEditor({ openFile: "namespace.yaml" });
  const header = () => editor.page.locator(".pane-header", { hasText: "Load Balancers" });

  test("is not there before the first scan", async () => {
    await editor.page.waitForSelector(".monaco-editor .squiggly-warning");
    assert.equal(await header().count(), 0);
  });

  test("shows after a scan what the load balancer reaches, and leads there", async () => {
    await editor.runCommand("Podgrace: Scan Workspace");
    await header().click();
    const row = editor.page.locator(".pane-body .monaco-list-row", { hasText: "loses requests for 60 s" });
    await row.waitFor();
    assert.match(await row.getAttribute("aria-label"), /Deployment storefront, at risk/);
    await row.click();
    await editor.hasTab("deployment.yaml");
  });
});
