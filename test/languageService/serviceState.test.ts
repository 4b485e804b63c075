import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { defaultSettings } from "../../server/src/core/settings.ts";
import { documents, yaml } from "../support/workspaceOf.ts";
import { deployment, shop, shopWith } from "./hover/shop.ts";
import { serviceOf, uriOf } from "./marked.ts";

const english = { locale: "en" };
const web = uriOf("apps/web.yaml");

function rulesIn(service: ReturnType<typeof serviceOf>, uri = web): readonly string[] {
  return service.findings(uri, english).map(({ rule, severity }) => `${rule} ${severity}`);
}

describe("the state of the service", () => {
  const paths = Object.keys(shop);
  const texts = [
    ...Object.values(shop),
    ...Object.values(shopWith(["sleep 30", "sleep 5"])),
    documents(deployment, yaml.service("web", { namespace: "shop" })),
    "apiVersion: v1\nkind: [broken\n",
    "",
    "# only a comment\n",
  ];
  type Step = {
    readonly path: string;
    readonly text: string;
    readonly how: "update" | "close" | "disk" | "remove";
  };
  const step: fc.Arbitrary<Step> = fc.record({
    path: fc.constantFrom(...paths),
    text: fc.constantFrom(...texts),
    how: fc.constantFrom("update", "update", "close", "disk", "remove"),
  });

  const everything = (service: ReturnType<typeof serviceOf>) =>
    paths.map((path) => ({
      findings: service.findings(uriOf(path), english),
      workloads: service.workloads(uriOf(path)),
      summary: service.fileSummary(uriOf(path)),
    }));

  test("is the same whatever the order of files", () => {
    const orders = fc.shuffledSubarray(Object.entries(shop), { minLength: paths.length });
    const expected = everything(serviceOf(shop));
    fc.assert(
      fc.property(orders, (files) => {
        expect(everything(serviceOf(Object.fromEntries(files)))).toEqual(expected);
      }),
    );
  });

  test("is that of a fresh service after any edits", () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
        const service = serviceOf(shop);
        const buffers = new Map(Object.entries(shop));
        const disk = new Map<string, string>();
        for (const { path, text, how } of steps) {
          service.findings(uriOf(path), english);
          if (how === "update") {
            service.update(uriOf(path), text);
            buffers.set(path, text);
          } else if (how === "close") {
            service.close(uriOf(path), text);
            buffers.delete(path);
            disk.set(path, text);
          } else if (how === "disk") {
            service.updateFromDisk(uriOf(path), text);
            if (!buffers.has(path)) disk.set(path, text);
          } else {
            service.remove(uriOf(path));
            disk.delete(path);
          }
        }
        const now = Object.fromEntries([...disk, ...buffers]);
        expect(everything(service)).toEqual(everything(serviceOf(now)));
      }),
      { numRuns: 150 },
    );
  });

  test("never says that other files stay as they are when they do not", () => {
    const others = (service: ReturnType<typeof serviceOf>, path: string) =>
      paths
        .filter((other) => other !== path)
        .map((other) =>
          service
            .findings(uriOf(other), english)
            .map(({ key, severity, message }) => [key, severity, message]),
        );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 8 }), (steps) => {
        const service = serviceOf(shop);
        for (const { path, text } of steps) {
          const before = { own: service.findings(uriOf(path), english), others: others(service, path) };
          const change = service.update(uriOf(path), text);
          if (!change.others) expect(others(service, path)).toEqual(before.others);
          if (!change.file) expect(service.findings(uriOf(path), english)).toEqual(before.own);
        }
      }),
      { numRuns: 150 },
    );
  });

  test("does not disturb other files when only an image changes", () => {
    const service = serviceOf(shop);
    expect(service.update(web, deployment.replace("web:1.4", "web:1.5"))).toEqual({
      file: true,
      others: false,
    });
    expect(service.update(web, deployment.replace("web:1.4", "web:1.5"))).toEqual({
      file: false,
      others: false,
    });
    expect(service.update(web, deployment.replace("        app: web", "        app: www"))).toEqual({
      file: true,
      others: true,
    });
  });

  test("ignores the disk while a buffer is open, and goes back to it on closing", () => {
    const service = serviceOf(shop);
    expect(service.updateFromDisk(web, "")).toEqual({ file: false, others: false });
    expect(service.remove(web)).toEqual({ file: false, others: false });
    expect(rulesIn(service)).toEqual(["prestop-too-short warning"]);
    service.close(web, deployment.replace("sleep 30", "sleep 70").replace("Seconds: 45", "Seconds: 90"));
    expect(rulesIn(service)).toEqual([]);
  });

  test("concludes nothing from other files before they are all read", () => {
    const service = serviceOf(shop);
    expect(service.setComplete(false)).toEqual({ file: true, others: true });
    expect(rulesIn(service)).toEqual([]);
    expect(service.setComplete(false)).toEqual({ file: false, others: false });
    service.setComplete(true);
    expect(rulesIn(service)).toEqual(["prestop-too-short warning"]);
  });

  test("takes new settings at once, and says whether they are new", () => {
    const service = serviceOf(shop);
    const patient = {
      ...defaultSettings,
      requiredSeconds: { ...defaultSettings.requiredSeconds, albIp: 20 },
    };
    expect(service.configure(defaultSettings)).toBe(false);
    const revision = service.revision();
    expect(service.configure(patient)).toBe(true);
    expect(service.revision()).toBeGreaterThan(revision);
    expect(rulesIn(service)).toEqual([]);
  });

  test("remembers files that cannot be read until they can be", () => {
    const service = serviceOf(shop);
    const uri = uriOf("apps/huge.yaml");
    service.skip(uri, "too-large", "12 MB");
    expect(service.skippedFiles()).toEqual([{ uri, reason: "too-large", detail: "12 MB" }]);
    service.updateFromDisk(uri, "a: 1\n");
    expect(service.skippedFiles()).toEqual([]);
    expect(service.has(uri)).toBe(true);
  });

  test("finds places by line and character, also beyond the end", () => {
    const service = serviceOf({ "a.yaml": "ab\r\nc𝒳d\n" });
    const uri = uriOf("a.yaml");
    expect(service.positionAt(uri, 7)).toEqual({ line: 1, character: 3 });
    expect(service.offsetAt(uri, { line: 1, character: 3 })).toBe(7);
    expect(service.offsetAt(uri, { line: 0, character: 99 })).toBe(2);
    expect(service.positionAt(uri, 999)).toEqual({ line: 2, character: 0 });
    expect(service.positionAt("file:///unknown.yaml", 5)).toEqual({ line: 0, character: 0 });
  });
});
