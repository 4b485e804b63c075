import { describe, expect, it } from "vitest";
import type { ReportedFinding } from "../../server/src/languageService/api.ts";
import { createLanguageService } from "../../server/src/languageService/languageService.ts";
import { toDiagnostic } from "../../server/src/lsp/toProtocol.ts";

const service = createLanguageService();
service.update("file:///a.yaml", "first: line\nkind: x # 😀 y\n");
service.update("file:///b.yaml", "\n\nother: file\n");

const finding: ReportedFinding = {
  key: "prestop-missing|a",
  rule: "prestop-missing",
  severity: "warning",
  message: "Requests are lost.",
  uri: "file:///a.yaml",
  span: { start: 18, end: 19 },
  object: { kind: "Deployment", namespace: null, name: "a" },
  container: null,
  ordinal: 0,
  related: [{ uri: "file:///b.yaml", span: { start: 2, end: 7 }, message: "Its Service." }],
  fixes: [],
};
const options = {
  service,
  relatedInformation: true,
  pageOf: (rule: string) => `file:///docs/${rule}.md`,
  spelled: (uri: string) => uri,
};

describe("a finding as a diagnostic", () => {
  it("has its rule as code, a link to its page, and the places that prove it", () => {
    expect(toDiagnostic(finding, options)).toEqual({
      range: { start: { line: 1, character: 6 }, end: { line: 1, character: 7 } },
      severity: 2,
      source: "podgrace",
      code: "prestop-missing",
      codeDescription: { href: "file:///docs/prestop-missing.md" },
      message: "Requests are lost.",
      relatedInformation: [
        {
          location: {
            uri: "file:///b.yaml",
            range: { start: { line: 2, character: 0 }, end: { line: 2, character: 5 } },
          },
          message: "Its Service.",
        },
      ],
      data: { key: "prestop-missing|a" },
    });
  });

  it("leaves out what the client cannot show", () => {
    const plain = toDiagnostic(finding, { ...options, relatedInformation: false, pageOf: null });
    expect(plain).not.toHaveProperty("relatedInformation");
    expect(plain).not.toHaveProperty("codeDescription");
  });

  it("counts characters as UTF-16 does", () => {
    const y = { ...finding, span: { start: 25, end: 26 } };
    expect(toDiagnostic(y, options).range.start).toEqual({ line: 1, character: 13 });
  });

  it("has the four severities of the protocol", () => {
    const severities = (["error", "warning", "information", "hint"] as const).map(
      (severity) => toDiagnostic({ ...finding, severity }, options).severity,
    );
    expect(severities).toEqual([1, 2, 3, 4]);
  });

  it("names files as the client spells them", () => {
    const spelled = (uri: string) => uri.replace("file:///b", "file:///B");
    const [related] = toDiagnostic(finding, { ...options, spelled }).relatedInformation ?? [];
    expect(related?.location.uri).toBe("file:///B.yaml");
  });
});
