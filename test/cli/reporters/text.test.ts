import { describe, expect, it } from "vitest";
import { reportAsText } from "../../../server/src/cli/reporters/text.ts";
import { findingIn, fixNamed, meansFor, reportOf, uriIn } from "./sampleReport.ts";

const files = {
  "deployment.yaml": "kind: Deployment\nspec:\n  containers:\n    - name: web\n",
  "ingress.yaml": "kind: Ingress\nmetadata:\n  name: shop\n",
};

describe("a finding", () => {
  it("shows where, what, the line, the message, the proof and the fix", async () => {
    const related = {
      uri: uriIn("ingress.yaml"),
      span: { start: 32, end: 36 },
      message: "Ingress/shop sends requests",
    };
    const finding = findingIn(files, "deployment.yaml", "web", {
      message:
        'Container "web" of Deployment/web stops as soon as its pod is deleted, but ALB Ingress/shop may send it requests for 60 s more: nothing delays SIGTERM.',
      related: [
        related,
        { ...related, uri: uriIn("deployment.yaml"), span: { start: 0, end: 4 }, message: "here" },
      ],
      fixes: [
        fixNamed("other"),
        fixNamed("delay", { preferred: true, title: "Add a preStop delay of 70 s" }),
      ],
    });
    const resolved = { delay: { state: "edits", files: [] } } as const;
    expect(
      await reportAsText(reportOf([finding]), meansFor(files, { width: 60, resolved })),
    ).toMatchInlineSnapshot(`
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

  it("does not boast of a fix that cannot be made", async () => {
    const finding = findingIn(files, "deployment.yaml", "web", {
      fixes: [fixNamed("delay", { preferred: true })],
    });
    const resolved = { delay: { state: "disabled", reason: "A template expression stands there." } } as const;
    const text = await reportAsText(reportOf([finding]), meansFor(files, { resolved }));
    expect(text).not.toContain("fix:");
  });

  it("does without the line when its file is gone", async () => {
    const finding = { ...findingIn(files, "deployment.yaml", "web"), uri: uriIn("gone.yaml") };
    const text = await reportAsText(reportOf([finding]), meansFor(files, { quiet: true }));
    expect(text).toBe(
      'gone.yaml\n  1:1 warning prestop-missing\n    Container "web" of Deployment/web stops as soon as its pod is deleted.\n',
    );
  });

  it("cannot send anything to the terminal but text", async () => {
    const nasty = { "a\u001b[31m.yaml": 'name: "x\u001b]0;title\u0007"\r\n' };
    const finding = findingIn(nasty, "a\u001b[31m.yaml", '"x', {
      message: 'Container "\u009b2J\u202e" fails',
      related: [{ uri: uriIn("a\u001b[31m.yaml"), span: { start: 0, end: 1 }, message: "\u001bc" }],
    });
    const skipped = [
      { uri: uriIn("\u001b.yaml"), span: null, reason: "other", detail: "\u001b[5m" },
    ] as const;
    const text = await reportAsText(reportOf([finding], { skipped }), meansFor(nasty));
    // biome-ignore lint/suspicious/noControlCharactersInRegex: there must be none.
    expect(text.replaceAll("\n", "")).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202e]/);
    expect(text).toContain('name: "x␛]0;title␇"\n          ^^\n');
  });
});

describe("the summary", () => {
  const summary = async (...args: Parameters<typeof reportOf>) => {
    const text = await reportAsText(reportOf(...args), meansFor(files));
    return text.slice(text.lastIndexOf("\n\n") + 1).trim();
  };

  it("counts what is shown, what was read and what is hidden", async () => {
    const findings = [
      findingIn(files, "deployment.yaml", "web", { severity: "error" }),
      findingIn(files, "deployment.yaml", "web"),
      findingIn(files, "ingress.yaml", "shop"),
      findingIn(files, "ingress.yaml", "shop", { severity: "information" }),
      findingIn(files, "ingress.yaml", "shop", { severity: "information" }),
    ];
    const hidden = { error: 0, warning: 0, information: 0, hint: 2 };
    expect(await summary(findings, { hidden })).toMatchInlineSnapshot(`
      "1 error, 2 warnings, 2 information in 2 files; 3 files, 4 documents, 2 workloads
      read.
      Not shown: 2 hints; see them with --severity hint.
      Why, and what to do: podgrace explain prestop-missing"
    `);
  });

  it("says plainly that there is nothing", async () => {
    expect(await summary([])).toBe("No findings; 3 files, 4 documents, 2 workloads read.");
  });

  it("says so when everything is hidden", async () => {
    const hidden = { error: 0, warning: 0, information: 1, hint: 1 };
    expect(await summary([], { hidden })).toBe(
      "No findings to show; 3 files, 4 documents, 2 workloads read.\n" +
        "Not shown: 1 information, 1 hint; see them with --severity hint.",
    );
  });

  it("does not pass nothing read for nothing wrong", async () => {
    expect(await summary([], { totals: { files: 0, documents: 0, workloads: 0 } })).toContain(
      "No manifest files were found, so nothing was checked.",
    );
    expect(await summary([], { totals: { files: 2, documents: 2, workloads: 0 } })).toContain(
      "They hold no workload, so there was nothing to check.",
    );
  });

  it("names what was skipped and why, a few places for each reason", async () => {
    const template = (number: number) =>
      ({ uri: uriIn(`chart/${number}.yaml`), span: null, reason: "template", detail: "" }) as const;
    const broken = {
      uri: uriIn("ingress.yaml"),
      span: { start: 14, end: 20 },
      reason: "syntax-error",
    } as const;
    const skipped = [...[1, 2, 3, 4, 5, 6, 7].map(template), { ...broken, detail: "a key has no value" }];
    expect(await summary([], { skipped })).toMatchInlineSnapshot(`
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

  it("is left out when quiet", async () => {
    expect(await reportAsText(reportOf([]), meansFor(files, { quiet: true }))).toBe("");
  });
});
