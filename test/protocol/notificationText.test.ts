import { expect, it } from "vitest";
import { notificationText } from "../../server/src/protocol/notificationText.ts";
import { hostileNames } from "../security/support/hostileNames.ts";

/** What VS Code takes for a link in a message, as its `parseLinkedText` does. */
const link = /\[([^\]]+)\]\(((?:https?:\/\/|command:|file:)[^)\s]+)(?: (["'])(.+?)(\3))?\)/i;

it("no name becomes a link in a message", () => {
  expect(hostileNames.some(({ name }) => link.test(name))).toBe(true);
  for (const { name } of hostileNames) expect(notificationText(name)).not.toMatch(link);
  expect(notificationText("a\n\nb [c](d)")).toBe("a b [c] (d)");
});
