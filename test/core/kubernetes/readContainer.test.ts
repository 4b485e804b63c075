import { describe, expect, it } from "vitest";
import { containerOf, deployment } from "./reading.ts";

describe("a container", () => {
  it("says how it is started", () => {
    const { container } = containerOf(
      deployment(`command: [/cloud_sql_proxy]
args: [-instances=a, -term_timeout=30s]
env:
  - {name: PORT, value: "80"}
  - {name: LEVEL, valueFrom: {fieldRef: {fieldPath: metadata.name}}}`),
    );
    expect(container.commandLine).toEqual({
      known: ["/cloud_sql_proxy", "-instances=a", "-term_timeout=30s"],
      complete: true,
    });
    expect(container.variables).toEqual({ known: ["PORT", "LEVEL"], complete: true });
  });

  it.each([
    ["args: {{ .x }}", "commandLine"],
    ["args: [a, {{ .x }}]", "commandLine"],
    ["args: [1]", "commandLine"],
    ["env: {{ .x }}", "variables"],
    ["env: [{value: a}]", "variables"],
    ["envFrom: [{configMapRef: {name: a}}]", "variables"],
    ["envFrom: {{ .x }}", "variables"],
  ] as const)("may be started otherwise: %s", (line, fact) => {
    expect(containerOf(deployment(line)).container[fact].complete).toBe(false);
  });

  it.each([
    ["", "absent"],
    ["startupProbe: {}", "known true «{}»"],
    ["startupProbe: {{ .x }}", "unknown template «{{ .x }}»"],
  ])("has a startup probe or not: %j", (line, expected) => {
    const { container, show } = containerOf(deployment(line));
    expect(show(container.startupProbe)).toBe(expected);
  });
});
