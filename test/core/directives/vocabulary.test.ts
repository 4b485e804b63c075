import { describe, expect, test } from "vitest";
import { readKey, readWord } from "../../../server/src/core/directives/vocabulary.ts";

/** `next-line`, or `next-line?` where it was only meant. */
function wordIn(text: string): string | null {
  const word = readWord(text);
  return word && `${word.form}${word.exact ? "" : "?"} ${text.slice(0, word.length)}`;
}

describe("the word of a comment", () => {
  test.each([
    ["podgrace-ignore prestop-missing", "line podgrace-ignore"],
    ["podgrace-ignore-next-line prestop-missing", "next-line podgrace-ignore-next-line"],
    ["podgrace-ignore-start x -- y", "start podgrace-ignore-start"],
    ["podgrace-ignore-end", "end podgrace-ignore-end"],
    ["podgrace-ignore-file\tx", "file podgrace-ignore-file"],
    ["podgrace-ignore, x", "line podgrace-ignore"],
  ])("%s is %s", (text, expected) => {
    expect(wordIn(text)).toBe(expected);
  });

  test.each([
    ["podgrace-ignore-nextline prestop-missing", "next-line? podgrace-ignore-nextline"],
    ["podgrace-ignore-next prestop-missing", "next-line? podgrace-ignore-next"],
    ["podgrace-ignore-line prestop-missing", "line? podgrace-ignore-line"],
    ["podgrace-ignore-begin prestop-missing", "start? podgrace-ignore-begin"],
    ["podgrace-ignore-stop prestop-missing", "end? podgrace-ignore-stop"],
    ["podgrace-ignore-all prestop-missing", "file? podgrace-ignore-all"],
    ["podgrace-disable prestop-missing", "line? podgrace-disable"],
    ["podgrace-disable-next-line all", "next-line? podgrace-disable-next-line"],
    ["podgrace-disable-file because", "file? podgrace-disable-file"],
    ["podgrace-suppress prestop-missing", "line? podgrace-suppress"],
    ["podgrace-skip prestop-missing", "line? podgrace-skip"],
    ["podgrace-enable", "end? podgrace-enable"],
    ["podgrace-ingore prestop-missing", "line? podgrace-ingore"],
    ["podgrace-ignored", "line? podgrace-ignored"],
    ["podgrace-ignore: prestop-missing", "line? podgrace-ignore:"],
    ["podgrace_ignore_file prestop-missing", "file? podgrace_ignore_file"],
    ["podgrace:ignore prestop-missing", "line? podgrace:ignore"],
    ["podgrace/ignore prestop-missing", "line? podgrace/ignore"],
    ["podgrace: ignore prestop-missing", "line? podgrace: ignore"],
    ["podgrace ignore-next-line prestop-missing -- why", "next-line? podgrace ignore-next-line"],
    ["Podgrace-Ignore prestop-missing", "line? Podgrace-Ignore"],
    ["pod-grace-ignore prestop-missing", "line? pod-grace-ignore"],
    ["podgrase-ignore prestop-missing", "line? podgrase-ignore"],
    ["prodgrace-ignore-file prestop-missing", "file? prodgrace-ignore-file"],
  ])("%s was meant as %s", (text, expected) => {
    expect(wordIn(text)).toBe(expected);
  });

  test.each([
    "",
    "a podgrace-ignore in the middle",
    "podgrace",
    "podgrace is quiet about workers",
    "podgrace ignores init containers",
    "podgrace ignore files are not read",
    "podgrace: ignore what it says",
    "podgrace-ignored requests are counted elsewhere",
    "podgrace-related settings",
    "podgrace-config: see the manual",
    "podgrace.yaml",
    "yamllint disable-line rule:line-length",
    "kube-linter-ignore prestop-missing",
    "pod-ignore prestop-missing",
    "checkov:skip=CKV_K8S_1: why",
    "noqa",
  ])("%j is prose, or speaks to another tool", (text) => {
    expect(wordIn(text)).toBeNull();
  });
});

describe("the key of an annotation", () => {
  test.each([
    ["podgrace/ignore", "podgrace/ignore"],
    ["podgrace/ignore-reason", "podgrace/ignore-reason"],
    ["podgrace/ignores", "podgrace/ignore"],
    ["podgrace/disable", "podgrace/ignore"],
    ["podgrace.io/ignore", "podgrace/ignore"],
    ["podgrace-ignore", "podgrace/ignore"],
    ["podgrace.ignore", "podgrace/ignore"],
    ["pod-grace/ignore", "podgrace/ignore"],
    ["podgrace/ignore_reason", "podgrace/ignore-reason"],
    ["podgrace/reason", "podgrace/ignore-reason"],
    ["podgrace/team", null],
    ["kube-score/ignore", null],
    ["app.kubernetes.io/name", null],
    ["ignore-check.kube-linter.io/dangling-service", null],
  ])("%s is, or was meant as, %s", (key, expected) => {
    expect(readKey(key)).toBe(expected);
  });
});
