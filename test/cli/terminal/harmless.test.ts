import { expect, it } from "vitest";
import { harmless } from "../../../server/src/cli/terminal/harmless.ts";

it("leaves ordinary text of every language alone", () => {
  const text = 'name: "Straße 日本 🚀" — café';
  expect(harmless(text)).toBe(text);
});

it("shows control characters instead of letting them act", () => {
  expect(harmless("\u001b[2J\u0007\r\n\t\u0000")).toBe("␛[2J␇␍␊␉␀");
  expect(harmless("\u007f")).toBe("␡");
  expect(harmless("\u009b31m")).toBe("\ufffd31m");
});

it("takes the power from marks that turn the reading direction", () => {
  expect(harmless("a\u202eb\u2066c\u200fd")).toBe("a\ufffdb\ufffdc\ufffdd");
});
