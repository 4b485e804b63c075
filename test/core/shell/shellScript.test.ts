// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are texts for shells.
import { describe, expect, it } from "vitest";
import { lengths, measure, script } from "./notation.ts";

describe("sequences and conditions", () => {
  it.each([
    ["sleep 30; sleep 40", "70 70"],
    ["sleep 30\nsleep 40\n", "70 70"],
    ["", "0 0"],
    ["# only a comment", "0 0"],
    ["sleep 5 # seconds", "5 5"],
    ["true && sleep 5", "5 5"],
    ["false && sleep 5", "0 0"],
    ["false || sleep 5", "5 5"],
    ["true || sleep 5", "0 0"],
    ["! true || sleep 5", "5 5"],
    ["cd /srv && touch stop && sleep 5", "5 5"],
    ["touch /tmp/x || true; sleep 5", "5 5"],
    ["cd /srv || exit 1; sleep 5", "5 5"],
    // A program may fail where the author provides for it, and takes its own time.
    ["drain || sleep 5", "program>=0 program>=0"],
    ["drain && sleep 5", "program>=0 program>=5"],
    ["drain; sleep 5", "program>=0 program>=5"],
    ["sleep 5; drain", "program>=5 program>=5"],
    ["curl -f localhost && sleep 20 || sleep 5", "program>=0 program>=5"],
    // A question may be answered either way.
    ["test -f /x && sleep 5", "computed>=0 computed>=0"],
    ["test -f /x && sleep 5; sleep 20", "computed>=20 computed>=20"],
    ["test -f /x && rm /x; sleep 20", "20 20"],
    ["grep -q x /y || sleep 5", "computed>=0 computed>=0"],
    ["if true; then sleep 1; else sleep 2; fi", "1 1"],
    ["if false; then sleep 1; elif true; then sleep 2; else sleep 3; fi", "2 2"],
    ["if [ -f /x ]; then sleep 5; else sleep 5; fi", "5 5"],
    ["if [ -f /x ]; then sleep 5; fi", "computed>=0 computed>=0"],
    ["if [ -f /x ]; then exit 0; fi; sleep 5", "computed>=0 computed>=0"],
    ["if [ 3 -gt 2 ]; then sleep 5; fi", "5 5"],
    ['if [ "$MODE" = fast ]; then sleep 5; else sleep 50; fi', "50 50"],
    ["if [[ $MODE == slow ]]; then sleep 50; fi", "50 50"],
    ["if [[ $MODE == s* ]]; then sleep 50; fi", "computed>=0 computed>=0"],
    ["case $MODE in fast) sleep 1;; slow|other) sleep 50;; *) sleep 9;; esac", "50 50"],
    ["case $OTHER in a) sleep 5;; *) sleep 5;; esac", "5 5"],
    ["case $OTHER in a) sleep 5;; b) sleep 6;; esac", "computed>=0 computed>=0"],
  ])("%s", (text, expected) => {
    expect(script(text, { MODE: "slow" })).toBe(expected);
  });
});

describe("ends", () => {
  it.each([
    ["sleep 5; exit; sleep 70", "5 5"],
    ["(exit 1); sleep 5", "5 5"],
    ["exec sleep 70; sleep 5", "70 70"],
    ["exec >/dev/null 2>&1; sleep 5", "5 5"],
    ["sleep infinity; nginx -s quit", "never never"],
    ["set -e; false; sleep 5", "0 0"],
    ["set -e; false || true; sleep 5", "5 5"],
    ["set -e; if false; then true; fi; sleep 5", "5 5"],
    ["set -e; sleep abc; sleep 5", "0 0 bad-sleep-operand"],
    ["sleep abc; sleep 5", "5 5"],
    ["trap 'exit 0' TERM INT; sleep 5", "5 5"],
    ["trap 'sleep 3' EXIT; sleep 5", "8 8"],
  ])("%s", (text, expected) => {
    expect(script(text)).toBe(expected);
  });

  it("knows -e from the options of the shell", () => {
    expect(lengths(measure(["bash", "-ec", "false; sleep 5"]))).toBe("0 0");
    expect(lengths(measure(["bash", "-eo", "pipefail", "-c", "false\nsleep 5"]))).toBe("0 0");
    expect(lengths(measure(["bash", "-o", "errexit", "-c", "false\nsleep 5"]))).toBe("0 0");
  });
});

describe("loops", () => {
  it.each([
    ["for i in 1 2 3; do sleep 5; done", "15 15"],
    ["for i in $(seq 1 10); do sleep 1; done", "10 10"],
    ["for i in $(seq 10); do sleep $i; done", "55 55"],
    ["for i in 1 2 3; do sleep 5; break; done", "5 5"],
    ["for i in 1 2 3; do test $i = 2 && continue; sleep 5; done", "10 10"],
    ["i=0; while [ $i -lt 30 ]; do sleep 1; i=$((i+1)); done", "30 30"],
    ["until false; do sleep 1; done", "never never"],
    ["while true; do sleep 1; done", "never never"],
    ["while :; do date; sleep 1; done", "never never"],
    ["while sleep 1; do true; done", "never never"],
    ["while true; do pgrep nginx; sleep 1; done", "never never"],
    ["sleep 3; set -e; while true; do pgrep nginx; sleep 1; done", "loop>=3 loop>=3"],
    ["while true; do sleep 1; kill $$; done", "computed>=1 computed>=1"],
    ["while false; do sleep 1; done; sleep 5", "5 5"],
    ["while true; do sleep 5; break; done", "5 5"],
    ["while true; do pgrep nginx || break; sleep 1; done", "loop>=0 loop>=0"],
    ["while true; do sleep 1; pgrep nginx || exit 0; done", "loop>=1 loop>=1"],
    ["sleep 5; while pgrep nginx; do sleep 1; done; sleep 6", "loop>=11 loop>=11"],
    ["for f in *.pid; do rm $f; done; sleep 5", "5 5"],
    ["for f in *.pid; do sleep 1; done; sleep 5", "loop>=5 loop>=5"],
    // A plain sh need not know these.
    ["for i in {1..10}; do sleep 1; done", "loop>=0 loop>=0"],
    ["for ((i = 0; i < 10; i++)); do sleep 1; done", "loop>=0 loop>=0"],
    // What a loop of unknown course assigns is unknown afterwards.
    ["D=5; while pgrep x; do D=9; done; sleep $D", "loop>=0 loop>=0"],
    ["D=5; for f in *; do D=9; done; sleep $D", "computed>=0 computed>=0"],
  ])("%s", (text, expected) => {
    expect(script(text)).toBe(expected);
  });

  it("counts what bash counts", () => {
    expect(lengths(measure(["bash", "-c", "for i in {1..10}; do sleep 1; done"]))).toBe("10 10");
    expect(lengths(measure(["bash", "-c", "for ((i = 0; i < 30; i++)); do sleep 1; done"]))).toBe("30 30");
    expect(
      lengths(measure(["bash", "-c", "for ((i = 0; ; i++)); do sleep 1; ((i >= 4)) && break; done"])),
    ).toBe("5 5");
  });
});

describe("several at a time", () => {
  it.each([
    ["sleep 5 | sleep 10", "10 10"],
    ["sleep 70 | tee /proc/1/fd/1", "70 70"],
    ["tail -f /log | grep -m1 done", "loop>=0 loop>=0"],
    ["sleep 70 & wait", "70 70"],
    ["sleep 70 & wait $!", "70 70"],
    ["sleep 5 & sleep 9 & wait; sleep 1", "10 10"],
    ["sleep 5 & sleep 9; wait", "9 9"],
    ["drain & sleep 9; wait", "program>=0 program>=9"],
    ["sleep 9 & sleep 4", "4 4"],
    // A subshell waits for its own jobs only.
    ["sleep 9 & (sleep 2 & wait)", "2 2"],
    ["sleep 9 & { sleep 2; wait; } | cat", "2 2"],
    ["sleep 9 & echo $(wait)", "0 0 background-wait"],
    ["while true; do date; sleep 1; done & sleep 9", "9 9"],
    ["(sleep 70) &", "0 0 background-wait"],
    ["{ sleep 30; nginx -s quit; } &", "0 0 background-wait"],
    ["nohup sleep 70 > /dev/null 2>&1 &", "0 0 background-wait"],
    ["sh -c 'sleep 70 &'", "0 0 background-wait"],
    ["/app/drain.sh &", "0 0"],
  ])("%s", (text, expected) => {
    expect(script(text)).toBe(expected);
  });

  it("tells the statement that runs in the background", () => {
    expect(measure(["sh", "-c", "sleep 70 &"]).fault).toEqual({
      kind: "background-wait",
      command: "sleep 70 &",
    });
  });
});

describe("texts that are not understood", () => {
  it.each([
    "sleep 70 '",
    "if true; then sleep 5",
    "sleep 5; )",
    "sleep 5\0",
    "coproc sleep 5",
    "sleep <(echo 5)",
  ])("%j", (text) => {
    expect(script(text)).toBe("syntax>=0 syntax>=0");
  });
});
