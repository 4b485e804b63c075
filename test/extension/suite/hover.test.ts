import assert from "node:assert/strict";
import { closeEverything, eventually, hoverAt, openFile, placeOf } from "../support/editor.ts";

suite("hover", () => {
  teardown(closeEverything);

  test("terminationGracePeriodSeconds is explained with the grace of this very container", async () => {
    const { document } = await openFile("deployment.yaml");
    const place = placeOf(document, "terminationGracePeriodSeconds");
    const text = await eventually("a hover", async () => (await hoverAt(document.uri, place)) || undefined);
    assert.match(text, /SIGKILL at 45 s/);
    assert.match(text, /!\[Deployment storefront\. /, "a picture, and the same in words");
  });

  test("words that have nothing to do with shutting down have no hover", async () => {
    const { document } = await openFile("deployment.yaml");
    const hook = placeOf(document, "terminationGracePeriodSeconds");
    await eventually("the server to answer", async () => (await hoverAt(document.uri, hook)) || undefined);
    assert.equal(await hoverAt(document.uri, placeOf(document, "apiVersion")), "");
  });
});
