import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { openEditor } from "../../../scripts/hosts/openEditor.mjs";
import { inProject } from "../../../scripts/lib/paths.mjs";
import { copyOfFixture, packagedExtension } from "../session.mjs";

const { PODGRACE_HOST: named } = process.env;
const hostile = `<img src=x onerror=alert(1)>&lt;b&gt;`;

// Web views have changed much between releases, so the oldest has to show the panel too.
for (const host of named ? [named] : ["oldest", "newest"]) {
  suite(`the panel of the shutdown timeline (${host})`, () => {
    let workspace;
    let editor;
    let page;
    /** The panel's document, inside the two frames of a web view. */
    let panel;

    suiteSetup(async () => {
      workspace = copyOfFixture("shop");
      const manifest = readFileSync(path.join(workspace.folder, "deployment.yaml"), "utf8");
      const second = manifest.replaceAll("storefront", "other").replace("name: web", `name: "${hostile}"`);
      writeFileSync(path.join(workspace.folder, "other.yaml"), second);
      editor = await openEditor({
        host,
        vsix: packagedExtension(),
        folder: workspace.folder,
        openFile: "deployment.yaml",
        settings: {
          "editor.minimap.enabled": false,
          "files.autoSave": "afterDelay",
          "podgrace.codeLens.enable": true,
        },
        viewport: { width: 1500, height: 1000 },
      });
      page = editor.page;
      await page.waitForSelector(".monaco-editor .squiggly-warning", { timeout: 60_000 });
      await runCommand("Podgrace: Show Shutdown Timeline");
      panel = page.frameLocator("iframe.webview.ready").frameLocator("#active-frame");
      await panel.locator("#picture svg").waitFor({ timeout: 30_000 });
    });

    suiteTeardown(async () => {
      await editor?.close();
      workspace?.remove();
    });

    teardown(async function () {
      if (this.currentTest?.state !== "failed") return;
      const name = this.currentTest.fullTitle().replaceAll(/\W+/g, "-");
      await page?.screenshot({ path: inProject("test-results", `ui-${name}.png`) });
    });

    test("the hover shows the picture too, and a lens and a hint say it in a few words", async () => {
      const word = page.locator(".view-line span span", { hasText: "terminationGracePeriodSeconds" }).first();
      await word.hover();
      const image = page.locator('.monaco-hover img[src^="data:image/svg+xml"]').first();
      await image.waitFor({ timeout: 15_000 });
      assert.ok((await image.evaluate((element) => element.naturalWidth)) > 300);
      assert.match(await image.getAttribute("alt"), /SIGKILL 45 s/);
      await page.mouse.move(5, 5);
      await page
        .locator(".codelens-decoration", { hasText: "ALB storefront · no delay" })
        .waitFor({ timeout: 15_000 });
      await page.locator(".view-line", { hasText: "= 0 delay + 45 to finish" }).waitFor({ timeout: 15_000 });
    });

    test("shows the workload under the cursor, in a picture and in words", async () => {
      await says(/Requests can be lost for 60 s/);
      const picture = panel.locator("#picture svg");
      assert.equal(await picture.getAttribute("role"), "img");
      assert.match(await picture.locator("title").textContent(), /Deployment storefront/);
      assert.match(await picture.locator("desc").textContent(), /SIGKILL 45 s/);
      assert.equal(await panel.locator("#apply").isDisabled(), true);
    });

    test("a slider moved with the keyboard shows at once what would be", async () => {
      const delay = panel.getByLabel("preStop delay, in seconds").first();
      await delay.focus();
      await delay.press("End");
      await says(/grace period cuts the hook off/);
      await panel.locator("#reset").click();
      await says(/lost for 60 s/);
      await delay.focus();
      for (let press = 0; press < 10; press++) await delay.press("ArrowRight");
      await says(/Requests can be lost 10–60 s/);
      assert.equal(await panel.locator("#delay-number").inputValue(), "10");
    });

    test("the load balancer's seconds can be tried, but not written", async () => {
      await panel.locator("#required-number").fill("10");
      await says(/No request is lost/);
      await panel.locator("#reset").click();
      await panel.locator("#required-number").fill("90");
      await says(/lost for 90 s/);
      assert.equal(await panel.locator("#apply").isDisabled(), true);
      await panel.locator("#reset").click();
    });

    test("Write changes the file, and the panel shows the new one", async () => {
      await panel.locator("#delay-number").fill("75");
      await panel.locator("#grace-number").fill("100");
      await panel.locator("#apply").click();
      await panel.locator("#reason", { hasText: "Written" }).waitFor({ timeout: 15_000 });
      await page.locator(".view-line", { hasText: "preStop:" }).first().waitFor({ timeout: 15_000 });
      await says(/No request is lost: the delay is long enough\. The application has 25 s/);
      const saved = await eventually(() => {
        const text = readFileSync(path.join(workspace.folder, "deployment.yaml"), "utf8");
        return text.includes("preStop") && text;
      });
      assert.match(saved, /terminationGracePeriodSeconds: 100\n/);
      assert.match(saved, /seconds: 75\n/);
      assert.match(saved, /- name: web # serves the shop\n/);
    });

    test("what is typed is shown as it is typed", async () => {
      await page.locator(".view-line", { hasText: "seconds: 75" }).first().click();
      await page.keyboard.press("End");
      await page.keyboard.press("Backspace");
      await says(/lost 7–60 s/);
      await page.keyboard.type("0");
      await says(/No request is lost/);
    });

    test("follows the cursor into another file, where names are text", async () => {
      await openFile("other.yaml");
      await shows("Deployment other", 15);
      assert.ok((await panel.locator("#picture desc").textContent()).includes(hostile));
      assert.equal(await panel.locator("img, #picture script").count(), 0);
    });

    test("on an Ingress it shows what that reaches, and elsewhere it says what to do", async () => {
      await openFile("ingress.yaml");
      await shows("Deployment storefront", 15);
      await openFile("namespace.yaml");
      await panel.locator("#none", { hasText: "Namespace shop" }).waitFor({ timeout: 15_000 });
      assert.equal(await panel.locator("#content").isHidden(), true);
    });

    test("is there again after the window was loaded anew", async () => {
      await openFile("deployment.yaml");
      await says(/No request is lost/);
      await page.waitForTimeout(1500);
      // The address of the tests names a file to open instead of what was open before.
      const address = new URL(page.url());
      address.searchParams.delete("payload");
      await page.goto(address.href);
      await page.waitForSelector(".monaco-workbench", { timeout: 60_000 });
      // Which files the editor opens again depends on when it last noted them.
      await panel.locator("#content, #none").first().waitFor({ state: "attached", timeout: 60_000 });
      await openFile("deployment.yaml");
      await shows("Deployment storefront", 60);
    });

    async function says(expected) {
      const summary = panel.locator("#summary");
      try {
        await eventually(async () => expected.test(await summary.textContent({ timeout: 5_000 })));
      } catch (error) {
        throw new Error(`${expected} was expected, the panel says: ${await summary.textContent()}`, {
          cause: error,
        });
      }
    }

    /** The title of a picture counts as hidden. */
    function shows(title, seconds = 15) {
      const found = panel.locator("#picture title", { hasText: title });
      return found.waitFor({ state: "attached", timeout: seconds * 1000 });
    }

    async function runCommand(title) {
      await page.keyboard.press("F1");
      await page.locator(".quick-input-widget").first().waitFor();
      await page.keyboard.type(title);
      await page.locator(".quick-input-list .monaco-list-row", { hasText: title }).first().click();
    }

    async function openFile(name) {
      await page.locator(".explorer-folders-view .monaco-list-row", { hasText: name }).first().click();
    }
  });
}

async function eventually(probe, seconds = 15) {
  const end = Date.now() + seconds * 1000;
  for (;;) {
    const value = await probe();
    if (value) return value;
    if (Date.now() > end) throw new Error(`It did not come within ${seconds} s.`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
