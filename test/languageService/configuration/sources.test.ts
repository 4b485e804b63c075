import { expect, it } from "vitest";
import { english, serviceOf, shop, uriOf } from "./service.ts";

const config = ".podgrace.yaml";

function hoverOnContainer(files: Readonly<Record<string, string>>): string {
  const service = serviceOf(files);
  const text = shop();
  service.update(uriOf("deploy/web.yaml"), text);
  const options = { ...english, format: "markdown", commandLinks: false } as const;
  return service.hover(uriOf("deploy/web.yaml"), text.indexOf("- name: web") + 9, options)?.contents ?? "";
}

it("says in the hover which file a time comes from", () => {
  expect(hoverOnContainer({})).not.toContain(".podgrace");
  expect(hoverOnContainer({ [config]: "requiredSeconds: {proxy: 5}" })).not.toContain(".podgrace");
  const set = hoverOnContainer({ [config]: "requiredSeconds: {albIp: 45}" });
  expect(set).toContain(
    "**Settings**: `requiredSeconds.albIp` is set in [../.podgrace.yaml](file:///ws/.podgrace.yaml#L1)",
  );
  const override = "overrides: [{name: web, requiredSeconds: {albIp: 40}}]";
  expect(hoverOnContainer({ "deploy/.podgrace.yml": override })).toContain(
    "`requiredSeconds.albIp` is set in [.podgrace.yml]",
  );
});

it("says so where the cluster drains", () => {
  const drained = hoverOnContainer({ [config]: "assumeDrained: true" });
  expect(drained).toContain("`assumeDrained` is set in [../.podgrace.yaml]");
  expect(drained).toMatch(/^\*\*No delay is needed\.\*\* The settings say that the ALB sends no new request/);
});
