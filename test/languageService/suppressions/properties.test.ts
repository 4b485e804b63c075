import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createLanguageService } from "../../../server/src/languageService/languageService.ts";
import { documents } from "../../support/workspaceOf.ts";
import { deployment, ingress, service as serviceManifest, shop } from "../hover/shop.ts";
import { type Files, uriOf } from "../marked.ts";
import { english, fewRules, serviceOf } from "./suppressing.ts";

const path = "apps/web.yaml";

const directive = fc.constantFrom(
  "podgrace-ignore",
  "podgrace-ignore-next-line",
  "podgrace-ignore-start",
  "podgrace-ignore-end",
  "podgrace-ignore-file",
  "podgrace-ignore-nextline",
);
const list = fc.constantFrom(
  "prestop-too-short",
  "prestop-missing, prestop-too-short -- why",
  "grace-period-too-short",
  "no-such-rule",
  "directive-invalid",
  "",
);
/** Comments at the ends of lines, by the number of the line, and on lines of their own. */
const comments = fc.array(
  fc.record({
    line: fc.nat(60),
    own: fc.boolean(),
    text: fc.tuple(directive, list).map((parts) => parts.join(" ")),
  }),
  { maxLength: 4 },
);

describe("whatever directives there are", () => {
  const manifests = documents(
    deployment,
    deployment.replaceAll("web", "api").replace("sleep 30", "sleep 50"),
    serviceManifest.replaceAll("web", "api"),
    ingress.replaceAll("web", "api").replace("name: shop", "name: api"),
  );

  function withComments(chosen: readonly { line: number; own: boolean; text: string }[]): string {
    const lines = manifests.split("\n");
    for (const { line, own, text } of [...chosen].sort((a, b) => b.line - a.line)) {
      const at = line % (lines.length - 1);
      if (own) lines.splice(at, 0, `# ${text}`);
      else if (!lines[at]?.includes("#")) lines[at] += ` # ${text}`;
    }
    return lines.join("\n");
  }

  /** All that is said of the other rules, with the lines as they stand. */
  function others(text: string): readonly string[] {
    const service = serviceOf({ ...shop, [path]: text });
    const all = [
      ...service.findings(uriOf(path), english),
      ...service.suppressed(uriOf(path), english).map(({ finding }) => finding),
    ];
    return all
      .filter(({ rule }) => rule !== "directive-invalid")
      .map(({ key, message, severity, span }) =>
        JSON.stringify([key, message, severity, text.slice(span.start, span.end)]),
      )
      .sort();
  }

  test("a finding is open or suppressed, never changed, never lost", () => {
    const before = others(manifests);
    expect(before.length).toBeGreaterThan(2);
    fc.assert(
      fc.property(comments, (chosen) => {
        expect(others(withComments(chosen))).toEqual(before);
      }),
      { numRuns: 80 },
    );
  });

  test("the answers come in order, and the order in which files come has no say", () => {
    fc.assert(
      fc.property(comments, fc.shuffledSubarray(Object.keys(shop), { minLength: 4 }), (chosen, order) => {
        const files: Files = { ...shop, [path]: withComments(chosen) };
        const service = serviceOf(files);
        const shuffled = createLanguageService(fewRules, "file:///work/shop");
        for (const name of order) shuffled.update(uriOf(name), files[name] ?? "");
        shuffled.setComplete(true);
        const findings = service.findings(uriOf(path), english);
        expect(shuffled.findings(uriOf(path), english)).toEqual(findings);
        expect(shuffled.suppressed(uriOf(path), english)).toEqual(service.suppressed(uriOf(path), english));
        const starts = findings.map(({ span }) => span.start);
        expect(starts).toEqual([...starts].sort((a, b) => a - b));
        const keys = findings.map(({ key }) => key);
        expect(new Set(keys).size).toBe(keys.length);
      }),
      { numRuns: 60 },
    );
  });
});
