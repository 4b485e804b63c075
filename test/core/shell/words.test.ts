// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are texts for shells.
import { describe, expect, it } from "vitest";
import { lengths, measure, script } from "./notation.ts";

const environment = { DELAY: "30", PAIR: "1m 10s", EMPTY: "", LATER: "$(OTHER)", TEMPLATE: "{{ x }}" };

describe("variables", () => {
  it.each([
    ["sleep $DELAY", "30 30"],
    ['sleep "$DELAY"', "30 30"],
    ["sleep ${DELAY}", "30 30"],
    ["sleep ${DELAY}s", "30 30"],
    ["sleep 1$DELAY", "130 130"],
    ["sleep $PAIR", "70 70"],
    ['sleep "$PAIR"', "0 0 bad-sleep-operand"],
    ["sleep $EMPTY", "0 0 bad-sleep-operand"],
    ["sleep ${DELAY:-5}", "30 30"],
    ["sleep ${EMPTY:-5}", "5 5"],
    ["sleep 1${EMPTY-5}", "1 1"],
    ["sleep ${DELAY:+7}", "7 7"],
    // Without a literal value the image or envFrom may set it: the default proves nothing.
    ["sleep ${MISSING:-5}", "variable>=0 variable>=0"],
    ["sleep $LATER", "variable>=0 variable>=0"],
    ["sleep $TEMPLATE", "variable>=0 variable>=0"],
    ["sleep '$DELAY'", "variable>=0 variable>=0"],
    ["D=5; sleep $D", "5 5"],
    ["D=5; D=$D$D; sleep $D", "55 55"],
    ["DELAY=5; sleep $DELAY", "5 5"],
    ["DELAY=$(cat /x); sleep $DELAY", "computed>=0 computed>=0"],
    ["export D=5; sleep $D", "5 5"],
    ["unset DELAY; sleep ${DELAY:-4}", "4 4"],
    [". /env.sh; sleep $DELAY", "program>=0 program>=0"],
    ["(DELAY=5); sleep $DELAY", "30 30"],
    ["test -f /x && DELAY=5; sleep $DELAY", "computed>=5 computed>=5"],
    ["D=5 sleep $DELAY", "30 30"],
    // A program sees only what is exported, which is not followed.
    ["D=5; sh -c 'sleep $D'", "variable>=0 variable>=0"],
    ["D=5 sh -c 'sleep $D'", "5 5"],
    ["env D=5 sh -c 'sleep $D'", "5 5"],
  ])("%s", (text, expected) => {
    expect(script(text, environment)).toBe(expected);
  });
});

describe("substitutions and arithmetic", () => {
  it.each([
    ["sleep $((10 + 20))", "30 30"],
    ["sleep $((DELAY * 2))", "60 60"],
    ["sleep $(( $DELAY - 5 ))", "25 25"],
    ["sleep $((MISSING + 5))", "variable>=0 variable>=0"],
    ["sleep $((1 / 0))", "computed>=0 computed>=0"],
    ["sleep $(echo 5)", "5 5"],
    ["echo $(sleep 5)", "5 5"],
    ["X=`sleep 5`", "5 5"],
    ["cat <<EOF\n$(sleep 5)\nEOF\n", "5 5"],
    ["cat <<'EOF'\n$(sleep 5)\nEOF\n", "0 0"],
    ["echo '$(sleep 5)'", "0 0"],
    ["sleep $(cat /delay)", "computed>=0 computed>=0"],
    ["sleep $(curl localhost/delay)", "program>=0 program>=0"],
    ["sleep $(DELAY)", "0 0 kubernetes-variable"],
    ['sleep "$(DELAY)"', "0 0 kubernetes-variable"],
    ["sleep $(DELAY) && nginx -s quit", "0 0 kubernetes-variable"],
    ["sleep $(DELAY); sleep 5", "5 5"],
    ["echo $(POD_NAME); sleep 5", "5 5"],
    // A function of that name is one.
    ["DELAY() { echo 5; }; sleep $(DELAY)", "computed>=0 computed>=0"],
    ["sleep $(delay)", "program>=0 program>=0"],
  ])("%s", (text, expected) => {
    expect(script(text, environment)).toBe(expected);
  });
});

describe("functions and arguments", () => {
  it.each([
    ["f() { sleep 5; }; f; f", "10 10"],
    ['drain() { sleep "$1"; }; drain 20', "20 20"],
    ["f() { return; sleep 5; }; f; sleep 1", "1 1"],
    ["f() { local DELAY=5; sleep $DELAY; }; f; sleep $DELAY", "35 35"],
    ['f() { for i in "$@"; do sleep $i; done; }; f 1 2 3', "6 6"],
    ["f() { shift; sleep $1; }; f 1 2", "2 2"],
    ["f() { sleep 5; }", "0 0"],
    ["f() { f; }; f", "syntax>=0 syntax>=0"],
    ["set -- 5 6; sleep $2", "6 6"],
  ])("%s", (text, expected) => {
    expect(script(text, environment)).toBe(expected);
  });

  it("gives the words behind a script to its parameters", () => {
    expect(lengths(measure(["sh", "-c", 'sleep "$1"', "--", "70"]))).toBe("70 70");
    expect(lengths(measure(["sh", "-c", "sleep $0", "70"]))).toBe("70 70");
    expect(lengths(measure(["sh", "-c", 'sleep "$@"', "hook", "1m", "10s"]))).toBe("70 70");
  });
});
