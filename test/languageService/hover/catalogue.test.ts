import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import type { LoadBalancerKind } from "../../../server/src/core/traffic/exposure.ts";
import type { EditObstacle } from "../../../server/src/core/yaml/change.ts";
import { hovers } from "../../../server/src/languageService/messages/en/hovers.ts";
import { en } from "../../../server/src/languageService/messages/en.ts";

const folder = fileURLToPath(new URL("../../../server/src/languageService/", import.meta.url));
const source = readdirSync(folder, { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".ts") && !name.startsWith("messages"))
  .map((name) => readFileSync(join(folder, name), "utf8"))
  .join("\n");

/** Ids as they stand in the code: whole, or put together from a fixed beginning and a changing end. */
const whole = new Set(
  [...source.matchAll(/"((?:hover|finding|cannot-edit)\.[\w.-]+)"/g)].map(([, id = ""]) => id),
);
const beginnings = [...source.matchAll(/`((?:hover|cannot-edit)\.[\w.-]*)\$\{/g)].map(([, id = ""]) => id);

describe("the texts of hovers", () => {
  test("exist for every id in the code", () => {
    expect(whole.size).toBeGreaterThan(40);
    expect([...whole].filter((id) => !(id in en))).toEqual([]);
    expect(beginnings.filter((id) => !Object.keys(en).some((key) => key.startsWith(id)))).toEqual([]);
  });

  test("are all used", () => {
    const unused = Object.keys(hovers).filter((key) => {
      // The reason of a lead has the id of the lead with `.why` behind it.
      const id = key.replace(/\.why$/, "");
      const named = whole.has(key) || whole.has(id) || source.includes(`"${id.replace(/^hover\./, "")}"`);
      return !named && !beginnings.some((start) => start !== "hover." && key.startsWith(start));
    });
    expect(unused).toEqual([]);
  });

  test("hold no markup, so that they may stand in Markdown as they are", () => {
    const odd = Object.entries(hovers).filter(
      ([key, text]) => key.startsWith("hover.") && /[*_`<>[\]\\#~|]/.test(text.replace(/\{\w+\}/g, "")),
    );
    expect(odd).toEqual([]);
  });

  test("name every load balancer", () => {
    const kinds: Record<LoadBalancerKind, true> = {
      alb: true,
      nlb: true,
      "gateway-alb": true,
      "gateway-nlb": true,
      "target-group": true,
      appgw: true,
      gke: true,
      cloud: true,
      nginx: true,
      traefik: true,
      contour: true,
      haproxy: true,
      kong: true,
      istio: true,
      envoy: true,
      gateway: true,
      ingress: true,
    };
    for (const kind of Object.keys(kinds)) {
      expect(en).toHaveProperty([`hover.sender.${kind}`]);
      expect(en).toHaveProperty([`load-balancer.${kind}`]);
    }
  });

  test("say of every obstacle what stands in the way and what to do", () => {
    const obstacles: Record<EditObstacle, true> = {
      alias: true,
      "merge-key": true,
      template: true,
      tag: true,
      "syntax-error": true,
      changed: true,
      conflict: true,
      layout: true,
    };
    for (const obstacle of Object.keys(obstacles))
      expect(en[`cannot-edit.${obstacle}`]).toMatch(/^[A-Z].*\. [A-Z].*\.$/);
  });
});
