import { describe, expect, it } from "vitest";
import { createTexts } from "../../server/src/cli/texts.ts";
import type { FileSource } from "../../server/src/core/workspace/fileSource.ts";

/** A source that says how often it was asked. */
function counted() {
  const asked: string[] = [];
  const read: FileSource["read"] = async (uri) => {
    asked.push(uri);
    return { state: "text", text: "on disk" };
  };
  return { asked, texts: createTexts({ read } as FileSource) };
}

describe("texts for a report", () => {
  it("are not read a second time where the folder is small", async () => {
    const { asked, texts } = counted();
    texts.keepIfSmall("file:///a.yaml", "as scanned");
    expect(await texts.read("file:///a.yaml")).toBe("as scanned");
    expect(asked).toEqual([]);
  });

  it("are read again where they take too much memory, but for those named", async () => {
    const { asked, texts } = counted();
    const large = "x".repeat(3_000_000);
    texts.keepIfSmall("file:///a.yaml", large);
    texts.keepIfSmall("file:///b.yaml", large);
    texts.keep("file:///c.yaml", large);
    for (const name of "abc") await texts.read(`file:///${name}.yaml`);
    expect(asked).toEqual(["file:///b.yaml"]);
  });

  it("are read again after they were written", async () => {
    const { asked, texts } = counted();
    texts.keepIfSmall("file:///a.yaml", "as scanned");
    texts.forget("file:///a.yaml");
    expect(await texts.read("file:///a.yaml")).toBe("on disk");
    expect(asked).toEqual(["file:///a.yaml"]);
  });
});
