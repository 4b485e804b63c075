import { expect, test } from "vitest";
import type { ReportedFinding } from "../../../server/src/languageService/api.ts";
import { isSameFault } from "../../../server/src/languageService/rendered/knownStatically.ts";

const object = { kind: "Deployment", namespace: null, name: "web" };
const known: ReportedFinding = {
  key: "k",
  rule: "prestop-missing",
  severity: "warning",
  message: "",
  uri: "file:///w/web.yaml",
  span: { start: 10, end: 13 },
  object,
  container: "web",
  related: [],
  fixes: [],
} as unknown as ReportedFinding;
const elsewhere = { uri: "file:///w/other.yaml", span: { start: 0, end: 1 } };
const related = [{ uri: "file:///w/web.yaml", span: { start: 0, end: 1 }, message: "" }];

test.each<[what: string, own: Partial<ReportedFinding>, rendered: Partial<ReportedFinding>, same: boolean]>([
  ["of one place", {}, {}, true],
  ["of one place, whatever the names", {}, { object: { ...object, name: "x" }, container: "y" }, true],
  ["of another rule", {}, { rule: "prestop-too-short" }, false],
  ["elsewhere, about the same", {}, elsewhere, true],
  ["about an object of another kind", {}, { ...elsewhere, object: { ...object, kind: "Pod" } }, false],
  ["about an object with a prefix", {}, { ...elsewhere, object: { ...object, name: "prod-web" } }, true],
  ["about another object", {}, { ...elsewhere, object: { ...object, name: "api" } }, false],
  ["about another container", {}, { ...elsewhere, container: "proxy" }, false],
  ["about the whole pod", {}, { ...elsewhere, container: null }, false],
  ["both about the whole pod", { container: null }, { ...elsewhere, container: null }, true],
  // What a template leaves open may be any, if both rest on one file.
  ["of a name left open, elsewhere", { object: { ...object, name: "{{ .x }}" } }, elsewhere, false],
  ["of a name left open, here", { object: { ...object, name: "{{ .x }}" } }, { ...elsewhere, related }, true],
  ["of a name not written, here", { object: { ...object, name: "" } }, { ...elsewhere, related }, true],
  ["of a place one character on", {}, { span: { start: 10, end: 14 }, container: "proxy" }, false],
])("%s", (_, own, rendered, same) => {
  expect(isSameFault({ ...known, ...own }, { ...known, ...rendered })).toBe(same);
});
