import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { eventually, inEditor } from "./inEditor.mjs";

const { PODGRACE_HOST: named } = process.env;
const hostile = `<img src=x onerror=alert(1)>&lt;b&gt;`;

// Web views have changed much between releases, so the oldest has to show the panel too.
for (const host of named ? [named] : ["oldest", "newest"]) {
  suite(`the panel of the shutdown timeline (${host})`, () => {
    const editor = inEditor({
      host,
      prepare: addSecondWorkload,
      openFile: "deployment.yaml",
      settings: {
        "editor.minimap.enabled": false,
        "files.autoSave": "afterDelay",
        "podgrace.codeLens.enable": true,
      },
      viewport: { width: 1500, height: 1000 },
    });
    let page;
    let panel;

    suiteSetup(async () => {
      page = editor.page;
      panel = editor.webview();
      await page.waitForSelector(".monaco-editor .squiggly-warning");
    });

    test("the hover shows the picture too, and a lens and a hint say it in a few words", async () => {
      const word = page.locator(".view-line span span", { hasText: "terminationGracePeriodSeconds" }).first();
      await word.hover();
      const image = page.locator('.monaco-hover img[src^="data:image/svg+xml"]').first();
      await image.waitFor();
      assert.ok((await image.evaluate((element) => element.naturalWidth)) > 300);
      assert.match(await image.getAttribute("alt"), /^Deployment storefront\. .*SIGKILL 45 s/);
      await page.mouse.move(5, 5);
      await page.locator(".codelens-decoration", { hasText: "ALB storefront · no delay" }).waitFor();
      await page.locator(".view-line", { hasText: "= 0 delay + 45 to finish" }).waitFor();
    });

    test("a click on the lens opens it, and so does the command", async () => {
      await page.locator(".codelens-decoration a", { hasText: "ALB storefront" }).click();
      await panel.locator("#picture svg").waitFor();
      const tab = page.locator(".tab", { hasText: "Shutdown Timeline" });
      await tab.click({ button: "middle" });
      await tab.waitFor({ state: "detached" });
      await page.locator(".view-line", { hasText: "replicas" }).first().click();
      await editor.runCommand("Podgrace: Show Shutdown Timeline");
      await panel.locator("#picture svg").waitFor();
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
      await panel.locator("#reason", { hasText: "Written" }).waitFor();
      await page.locator(".view-line", { hasText: "preStop:" }).first().waitFor();
      await says(/No request is lost: the delay is long enough\. The application has 25 s/);
      const saved = await eventually(() => {
        const text = readFileSync(editor.inWorkspace("deployment.yaml"), "utf8");
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
      await shows("Deployment other");
      assert.ok((await panel.locator("#picture desc").textContent()).includes(hostile));
      assert.equal(await panel.locator("img, #picture script").count(), 0);
    });

    test("on an Ingress it shows what that reaches, and elsewhere it says what to do", async () => {
      await openFile("ingress.yaml");
      await shows("Deployment storefront");
      await openFile("namespace.yaml");
      await panel.locator("#none", { hasText: "Namespace shop" }).waitFor();
      assert.equal(await panel.locator("#content").isHidden(), true);
    });

    test("is there again after the window was loaded anew", async () => {
      await openFile("deployment.yaml");
      await bringToFront();
      await says(/No request is lost/);
      await page.waitForTimeout(1500);
      // The address of the tests names a file to open instead of what was open before.
      const address = new URL(page.url());
      address.searchParams.delete("payload");
      await page.goto(address.href);
      await page.waitForSelector(".monaco-workbench");
      // Which files the editor opens again depends on when it last noted them.
      await panel.locator("#content, #none").first().waitFor({ state: "attached" });
      await openFile("deployment.yaml");
      await bringToFront();
      await shows("Deployment storefront");
    });

    /** A window that was loaded anew may open files in the group of the panel, which is then behind them. */
    async function bringToFront() {
      await page.locator(".tab", { hasText: "Shutdown Timeline" }).first().click();
    }

    async function says(expected) {
      let said = "nothing";
      try {
        await eventually(async () => {
          said = await panel.locator("#summary").textContent();
          return expected.test(said);
        });
      } catch (cause) {
        throw new Error(`${expected} was expected, the panel says: ${said}`, { cause });
      }
    }

    /** The title of a picture counts as hidden. */
    function shows(title) {
      return panel.locator("#picture title", { hasText: title }).waitFor({ state: "attached" });
    }

    async function openFile(name) {
      await page.locator(".explorer-folders-view .monaco-list-row", { hasText: name }).first().click();
    }
  });
}

/** One more workload in the folder, with a container whose name would be markup if it were taken for that. */
function addSecondWorkload(folder) {
  const manifest = readFileSync(path.join(folder, "deployment.yaml"), "utf8");
  const second = manifest.replaceAll("storefront", "other").replace("name: web", `name: "${hostile}"`);
  writeFileSync(path.join(folder, "other.yaml"), second);
}
