import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { createLanguageService } from "../../server/src/languageService/languageService.ts";

const english = { locale: "en" };
const folder = path.resolve(import.meta.dirname, "../rules");
const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) =>
  file.endsWith(".yaml"),
);

test("a fix that is said to be possible gives edits, on every fixture of the rules", {
  timeout: 60_000,
}, () => {
  let possible = 0;
  for (const file of files) {
    const uri = `file:///ws/${file}`;
    const texts = new Map([[uri, readFileSync(path.join(folder, file), "utf8")]]);
    const service = createLanguageService(undefined, "file:///ws");
    service.updateFromDisk(uri, texts.get(uri)!);
    service.setComplete(true);
    for (const fix of service.findings(uri, english).flatMap(({ fixes }) => fixes)) {
      const resolved = service.resolveFix(fix, texts, english);
      const obstacle = resolved.state === "disabled" ? resolved.reason : null;
      expect(service.obstacleTo(fix, texts, english), `${file}: ${fix.title}`).toBe(obstacle);
      possible += Number(obstacle === null);
    }
  }
  expect(possible).toBeGreaterThan(100);
});
