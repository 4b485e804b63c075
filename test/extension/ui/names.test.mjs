import assert from "node:assert/strict";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { inProject } from "../../../scripts/lib/paths.mjs";
import { eventually, inEditor } from "./inEditor.mjs";

const names = JSON.parse(readFileSync(inProject("test/security/support/hostileNames.json"), "utf8"));
const nameOf = (wanted) => names.find(({ title }) => title === wanted).name;
const command = nameOf("a command link");

/** What our pictures are made of. */
const ourElements = "svg title desc defs pattern g path rect circle text".split(" ");

suite("names that are more than names", () => {
  const editor = inEditor({
    prepare: addNames,
    openFile: "all.yaml",
    viewport: { width: 1500, height: 1000 },
  });

  test("are text in a message", async () => {
    const message = editor.page
      .locator(".notifications-toasts .notification-list-item-message", { hasText: "preStopStyle" })
      .first();
    await message.waitFor();
    assert.match(await message.textContent(), /command:workbench\.action\.quit/);
    assert.equal(await message.locator("a, img").count(), 0);
  });

  test("are text in the view of load balancers", async () => {
    await editor.runCommand("Podgrace: Scan Workspace");
    // Opened by hand: the view is there from the first scan on, and may be folded.
    const header = editor.page.locator(".pane-header", { hasText: "Load Balancers" });
    await eventually(async () => {
      if ((await header.getAttribute("aria-expanded")) === "true") return true;
      await header.click();
    });
    const row = editor.page
      .locator(".pane-body .monaco-list-row", { hasText: "command:workbench.action.quit" })
      .filter({ hasText: "loses requests" });
    await row.first().waitFor();
    const labels = editor.page.locator(".pane-body .monaco-list-row .monaco-icon-label-container");
    const inside = await labels.evaluateAll((all) =>
      all.flatMap((each) =>
        [...each.querySelectorAll("a[href], img, script, .codicon")].map((it) => it.outerHTML),
      ),
    );
    assert.deepEqual(inside, []);
    assert.ok((await labels.count()) >= 4);
    await row.first().hover();
    const tooltip = editor.page
      .locator(".monaco-hover", { hasText: "command:workbench.action.quit" })
      .first();
    await tooltip.waitFor();
    assert.match(await tooltip.textContent(), /Deployment\//);
    assert.equal(await tooltip.locator("a[href], a[data-href], img").count(), 0);
  });

  test("are text in the panel of the timeline", async () => {
    await editor.page.locator(".view-line", { hasText: "replicas" }).first().click();
    await editor.runCommand("Podgrace: Show Shutdown Timeline");
    const panel = editor.webview();
    await panel.locator("#picture svg").waitFor();
    const options = await eventually(async () => {
      const texts = await panel.locator("#container option").allTextContents();
      return texts.length === names.length && texts;
    });
    assert.ok(options.includes(command));
    assert.ok(options.includes(nameOf("HTML")));
    const elements = await panel
      .locator("#picture *")
      .evaluateAll((all) => [...new Set(all.map(({ localName }) => localName))]);
    assert.deepEqual(
      elements.filter((name) => !ourElements.includes(name)),
      [],
    );
    assert.equal(await panel.locator("main a, main img, main script, main style").count(), 0);
  });
});

/** Every name on a workload behind a load balancer, all of them in one pod, and one in a setting. */
function addNames(folder) {
  const read = (file) => readFileSync(path.join(folder, file), "utf8");
  const quoted = names.map(({ name }) => JSON.stringify(name).replaceAll(/[^\x20-\x7e]/g, escape));
  const write = (file, text) => {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    writeFileSync(path.join(folder, file), text);
  };
  // The view has room for a few: these come first.
  for (const title of ["a command link", "HTML", "emphasis, code and icons"])
    for (const file of ["deployment.yaml", "service.yaml", "ingress.yaml"])
      write(
        `${title.slice(0, 3)}/${file}`,
        read(file).replaceAll(/\bstorefront\b/g, quoted[names.findIndex((each) => each.title === title)]),
      );
  const [before] = read("deployment.yaml").split(/^ +- name: /m);
  const containers = quoted.map((name) => `        - { name: ${name}, image: nginx }\n`).join("");
  write("all.yaml", before.replaceAll(/\bstorefront\b/g, quoted[3]) + containers);
  write(".vscode/settings.json", JSON.stringify({ "podgrace.preStopStyle": command }));
}

function escape(character) {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}
