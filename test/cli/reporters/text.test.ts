import { describe, expect, it } from "vitest";
import { reportAsText } from "../../../server/src/cli/reporters/text.ts";
import {
  shop as files,
  findingIn,
  fixNamed,
  fullReport,
  placeIn,
  reportOf,
  styleOf,
} from "./sampleReport.ts";

describe("a finding", () => {
  it("shows where, what, the line, the message, the proof and the fix", () => {
    const related = { ...placeIn(files, "ingress.yaml", "shop"), message: "Ingress/shop sends requests" };
    const finding = findingIn(files, "deployment.yaml", "web", {
      message:
        'Container "web" of Deployment/web stops as soon as its pod is deleted, but ALB Ingress/shop may send it requests for 60 s more: nothing delays SIGTERM.',
      related: [related, { ...placeIn(files, "deployment.yaml", "kind"), message: "here" }],
      fixes: [fixNamed("Do something else"), fixNamed("Add a preStop delay of 70 s", { preferred: true })],
    });
    expect(reportAsText(reportOf([finding]), styleOf({ width: 60 }))).toMatchInlineSnapshot(`
      "deployment.yaml
        4:13 warning prestop-missing
          - name: web
                  ^^^
          Container "web" of Deployment/web stops as soon as its
          pod is deleted, but ALB Ingress/shop may send it
          requests for 60 s more: nothing delays SIGTERM.
          ↳ ingress.yaml:3 Ingress/shop sends requests
          ↳ line 1 here
          fix: Add a preStop delay of 70 s

      1 warning in 1 file; 3 files, 4 documents, 2 workloads read.
      Why, and what to do: podgrace explain prestop-missing
      "
    `);
  });

  it("does not boast of a fix that cannot be made", () => {
    const finding = findingIn(files, "deployment.yaml", "web", {
      fixes: [fixNamed("delay", { preferred: true, disabled: "A template expression stands there." })],
    });
    const text = reportAsText(reportOf([finding]), styleOf());
    expect(text).not.toContain("fix:");
  });

  it("does without the line when its file is gone", () => {
    const finding = findingIn(files, "deployment.yaml", "web", { file: "gone.yaml", line: null });
    const text = reportAsText(reportOf([finding]), styleOf({ quiet: true }));
    expect(text).toBe(
      'gone.yaml\n  4:13 warning prestop-missing\n    Container "web" of Deployment/web stops as soon as its pod is deleted.\n',
    );
  });

  it("cannot send anything to the terminal but text", () => {
    const nasty = { "a\u001b[31m.yaml": 'name: "x\u001b]0;title\u0007"\r\n' };
    const finding = findingIn(nasty, "a\u001b[31m.yaml", '"x', {
      message: 'Container "\u009b2J\u202e" fails',
      related: [{ ...placeIn(nasty, "a\u001b[31m.yaml", "n"), message: "\u001bc" }],
    });
    const skipped = [{ file: "\u001b.yaml", range: null, reason: "other", detail: "\u001b[5m" }] as const;
    const text = reportAsText(reportOf([finding], { skipped }), styleOf());
    // biome-ignore lint/suspicious/noControlCharactersInRegex: there must be none.
    expect(text.replaceAll("\n", "")).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202e]/);
    expect(text).toContain('name: "x␛]0;title␇"\n          ^^\n');
  });
});

describe("the summary", () => {
  const summary = (...args: Parameters<typeof reportOf>) => {
    const text = reportAsText(reportOf(...args), styleOf());
    return text.slice(text.lastIndexOf("\n\n") + 1).trim();
  };

  it("counts what is shown, what was read and what is hidden", () => {
    const findings = [
      findingIn(files, "deployment.yaml", "web", { severity: "error" }),
      findingIn(files, "deployment.yaml", "web"),
      findingIn(files, "ingress.yaml", "shop"),
      findingIn(files, "ingress.yaml", "shop", { severity: "information" }),
      findingIn(files, "ingress.yaml", "shop", { severity: "information" }),
    ];
    const hidden = { error: 0, warning: 0, information: 0, hint: 2 };
    expect(summary(findings, { hidden })).toMatchInlineSnapshot(`
      "1 error, 2 warnings, 2 information in 2 files; 3 files, 4 documents, 2 workloads
      read.
      Not shown: 2 hints; see them with --severity hint.
      Why, and what to do: podgrace explain prestop-missing"
    `);
  });

  it("says plainly that there is nothing", () => {
    expect(summary([])).toBe("No findings; 3 files, 4 documents, 2 workloads read.");
  });

  it("says so when everything is hidden", () => {
    const hidden = { error: 0, warning: 0, information: 1, hint: 1 };
    expect(summary([], { hidden })).toBe(
      "No findings to show; 3 files, 4 documents, 2 workloads read.\n" +
        "Not shown: 1 information, 1 hint; see them with --severity hint.",
    );
  });

  it("does not pass nothing read for nothing wrong", () => {
    expect(summary([], { totals: { files: 0, documents: 0, workloads: 0 } })).toContain(
      "No manifest files were found, so nothing was checked.",
    );
    expect(summary([], { totals: { files: 2, documents: 2, workloads: 0 } })).toContain(
      "No workload was found, so there was nothing to check.",
    );
    const skipped = [{ file: "a.yaml", range: null, reason: "syntax-error", detail: "" } as const];
    expect(summary([], { totals: { files: 2, documents: 2, workloads: 0 }, skipped })).toContain(
      "No workload was found in what could be read, so there was nothing to check.",
    );
  });

  it("names what was skipped and why, a few places for each reason", () => {
    const template = (number: number) =>
      ({ file: `chart/${number}.yaml`, range: null, reason: "template", detail: "" }) as const;
    const broken = { ...placeIn(files, "ingress.yaml", "metadata"), reason: "syntax-error" } as const;
    const skipped = [...[1, 2, 3, 4, 5, 6, 7].map(template), { ...broken, detail: "a key has no value" }];
    expect(summary([], { skipped })).toMatchInlineSnapshot(`
      "No findings; 3 files, 4 documents, 2 workloads read; 8 skipped.
      Skipped, because the YAML cannot be parsed:
        ingress.yaml:2 a key has no value
      Skipped, because template expressions decide what is there:
        chart/1.yaml
        chart/2.yaml
        chart/3.yaml
        chart/4.yaml
        chart/5.yaml
        … and 2 more"
    `);
  });

  it("tells what the baseline accepts, what has not changed, and what was fixed", () => {
    const { accepted, staleEntries, unchanged, fixed } = fullReport();
    expect(summary([], { accepted, staleEntries, unchanged, fixed })).toMatchInlineSnapshot(`
      "No findings; 3 files, 4 documents, 2 workloads read.
      Fixed: 1 finding in 2 files.
      Accepted by the baseline: 1 finding.
      2 entries of the baseline are no longer found; write it anew with
      --write-baseline.
      Left out: 3 findings in files that have not changed."
    `);
    const nothing = { files: [], fixes: [] };
    expect(summary([], { fixed: nothing })).toContain("Nothing could be fixed.");
  });

  it("is left out when quiet", () => {
    expect(reportAsText(reportOf([]), styleOf({ quiet: true }))).toBe("");
  });
});
