import { expect, it } from "vitest";
import { escapeCommands, withoutCommands } from "../../../server/src/cli/terminal/pipelineCommands.ts";

it("leaves ordinary text alone", () => {
  const text = "## Podgrace: a::b\n# ##\n- x ::y\n";
  expect(withoutCommands(text)).toBe(text);
});

it("takes the power from commands, and keeps the width of each line", () => {
  const text = "::error::x\n  ::set-output name=a::b\nname: ##[add-mask]x ##vso[task.complete]x ##VSO[y]\n";
  const safe = withoutCommands(text);
  expect(safe).not.toMatch(/^\s*::|##\[|##vso\[/im);
  expect(safe.split("\n").map(({ length }) => length)).toEqual(text.split("\n").map(({ length }) => length));
});

it("escapes them where the text has escapes", () => {
  expect(JSON.parse(`"${escapeCommands("##vso[x] ##[y]", "\\u0023#")}"`)).toBe("##vso[x] ##[y]");
});
