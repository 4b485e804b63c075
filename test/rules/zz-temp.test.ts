import { test } from "vitest";
import { createWorkspace } from "../../server/src/core/workspace/workspace.ts";
import { evaluate } from "../../server/src/languageService/evaluate.ts";
import { renderMessage } from "../../server/src/languageService/messages/renderMessage.ts";
import { rules } from "../../server/src/rules/index.ts";
import { casesIn } from "./support/fixtures.ts";
import { readMarks } from "./support/marks.ts";

test("x", () => {
  for (const c of casesIn("situations")) {
    const ws: any = createWorkspace("file:///workspace", c.settings);
    for (const f of c.files) ws.update("file:///workspace/" + f.name, readMarks(f.source).text);
    ws.setComplete?.(true);
    const snap = ws.snapshot();
    console.log("=== " + c.name);
    for (const [uri, fs] of evaluate(snap, rules))
      for (const f of fs) {
        const src = readMarks(c.files.find((x) => uri.endsWith("/" + x.name))!.source).text;
        console.log(
          `  ${f.rule.id} ${f.severity} [${src.slice(f.span.start, f.span.end)}] ${renderMessage(f.finding.message, "en")}`,
        );
        for (const x of f.finding.fixes)
          console.log(
            `      ${x.preferred ? "*" : "-"} ${renderMessage(x.title, "en")}${x.action.kind === "none" ? " DISABLED " + renderMessage(x.action.reason, "en") : ""}`,
          );
      }
  }
});
