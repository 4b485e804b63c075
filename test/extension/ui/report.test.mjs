import assert from "node:assert/strict";
import { inEditor } from "./inEditor.mjs";

suite("the report on the workspace", () => {
  const editor = inEditor({ openFile: "namespace.yaml", viewport: { width: 1280, height: 1000 } });

  test("opens from the message that ends a scan, with a picture of each timeline", async () => {
    await editor.runCommand("Podgrace: Scan Workspace");
    await editor.page
      .locator(".notifications-toasts .monaco-button", { hasText: "Show Report" })
      .first()
      .click();
    await editor.hasTab("Podgrace Report");
    const image = editor.webview().locator("img").first();
    await image.waitFor();
    assert.ok((await image.evaluate((element) => element.decode().then(() => element.naturalWidth))) > 300);
    assert.match(await image.getAttribute("alt"), /Deployment storefront/);
  });

  test("leads to the manifest", async () => {
    await editor.webview().locator("a", { hasText: "deployment.yaml:4" }).first().click();
    await editor.hasTab("deployment.yaml");
  });
});
