// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are texts for shells.
import { describe, expect, it } from "vitest";
import { measureCommand } from "../../../server/src/core/shell/measureCommand.ts";
import { lengths, measure, script } from "./notation.ts";

const bash = (text: string) => lengths(measure(["bash", "-c", text]));

describe("builtins", () => {
  it.each([
    // Variables.
    ["export A=5 B; sleep $A", "5 5"],
    ["export A=$UNSEEN; sleep $A", "computed>=0 computed>=0"],
    ['export "$X"; sleep 1', "1 1"],
    ["A=5; unset A; sleep 2$A", "2 2"],
    ['unset "$X" -v; sleep 1', "1 1"],
    ['let "i=$X"; sleep $i', "variable>=0 variable>=0"],
    ["read -r x; sleep 1", "computed>=1 computed>=1"],
    ['read "$V"; sleep 1', "computed>=1 computed>=1"],
    // Options and arguments of the shell.
    ["set -e; set +e; false; sleep 5", "5 5"],
    ["set -e; set -u; false; sleep 5", "0 0"],
    ["set; sleep 1", "1 1"],
    ['set "$X"; sleep 1', "1 1"],
    ["set 5; sleep $1", "5 5"],
    ["set -- 5 6; sleep $2", "6 6"],
    ["[ -f /x ] && set -- 5; sleep $1", "computed>=0 computed>=0"],
    // Jobs.
    ["sleep 5 & wait %1 %2; sleep 1", "computed>=1 computed>=1"],
    ["sleep 5 & wait 123; sleep 1", "computed>=1 computed>=1"],
    ["sleep 5 & wait $PID; sleep 1", "6 6"],
    ["sleep 5 & sleep 7 & wait $PID; sleep 1", "computed>=1 computed>=1"],
    ['sleep 9 & wait "${!}"', "9 9"],
    // Traps.
    ["trap; sleep 1", "1 1"],
    ["trap '' EXIT; sleep 1", "1 1"],
    ["trap 'sleep 3' EXIT; trap - EXIT; sleep 1", "1 1"],
    ["trap 'sleep 3' 0; sleep infinity", "never never"],
    ["trap 'sleep 3' $X; sleep 1", "1 1"],
    ['trap "$X" EXIT; sleep 1', "syntax>=1 syntax>=1"],
    ["[ -f /x ] && trap 'sleep 1' EXIT; sleep 2", "computed>=2 computed>=2"],
    // Texts.
    ["eval 'sleep 5'", "5 5"],
    ["eval sleep 5", "5 5"],
    ["eval $X", "computed>=0 computed>=0"],
    [". /etc/x; sleep 5", "program>=0 program>=5"],
    // Ends.
    ["logout; sleep 1", "0 0"],
    ["exec; sleep 1", "1 1"],
    ["for i in 1 2; do sleep 1; break 1; done", "1 1"],
    ["for i in 1 2; do break 2; done; sleep 1", "loop>=0 loop>=0"],
    ["for i in 1 2; do break $X; done; sleep 1", "loop>=0 loop>=0"],
    ["f() { return; }; f && sleep 5", "5 5"],
    ["f() { return 0; }; f && sleep 5", "5 5"],
    ["f() { return 1; }; f || sleep 5", "5 5"],
    ["f() { return $X; }; f; sleep 5", "5 5"],
    // Functions.
    ["f() (sleep 5); f", "5 5"],
    ["f() { sleep 5; }; f; f", "10 10"],
    ["D=5; f() { local D=6; sleep $D; }; f; sleep $D", "11 11"],
    ["f() { local D=6; sleep $D; }; f; sleep $D", "variable>=6 variable>=6"],
    ["trap 'sleep 1' EXIT; [ -f /x ] && echo; sleep 2", "3 3"],
    [`${"[ -f /x ] && set -- 5; ".repeat(12)}sleep $1`, "variable>=0 variable>=0"],
    [`${"[ -f /x ] && trap 'sleep 1' EXIT; ".repeat(12)}sleep 2`, "computed>=2 computed>=2"],
    [`trap 'sleep 1' EXIT; ${"[ -f /x ] && X=1; ".repeat(12)}sleep 2`, "3 3"],
    ["while true; false; do sleep 1; done", "0 0"],
    ["while true; do X=1; sleep 1; done", "never never"],
    ["f() { local D; sleep 5; }; f", "5 5"],
    ["[ -1 -lt 0 ] && sleep 5", "5 5"],
    ["let 5; sleep 1", "1 1"],
    // Names of nothing.
    ["time sleep 5", "5 5"],
    ["! sleep 5", "5 5"],
  ])("%s", (text, expected) => {
    expect(script(text)).toBe(expected);
  });

  it.each<[readonly string[], string]>([
    [["sh", "-c", "sleep $1", "sh", "3"], "3 3"],
    [["sh", "-c", "shift; sleep $1", "sh", "3", "4"], "4 4"],
    [["sh", "-c", "shift 2; sleep $1", "sh", "3", "4"], "variable>=0 variable>=0"],
    [["sh", "-c", "sleep 5 $0", "2"], "7 7"],
    [["sh", "-c", "sleep 5 $0"], "variable>=0 variable>=0"],
    [["sh", "-c", "sleep $3 5", "sh", "3"], "5 5"],
    [["sh", "-c", "for i; do sleep $i; done", "sh", "3", "4"], "7 7"],
    [["sh", "-c", 'for i in "$@"; do sleep $i; done', "sh", "3", "4"], "7 7"],
    [["sh", "-c", "shift 3; for i; do sleep 1; done", "sh"], "loop>=0 loop>=0"],
    [["sh", "-c", 'shift 3; sleep "$@"', "sh"], "computed>=0 computed>=0"],
  ])("arguments of a script: %j", (command, expected) => {
    expect(lengths(measure(command))).toBe(expected);
  });

  it.each([
    ["A=(1 2); sleep 1", "1 1"],
    ["export A=(1 2); sleep 1", "1 1"],
    ["let i=5; sleep 1", "1 1"],
    ["(( )); sleep 1", "syntax>=0 syntax>=0"],
    ["select x in a b; do sleep 1; done", "syntax>=0 syntax>=0"],
    ["case a in a) sleep 1;& b) sleep 2;; esac", "syntax>=0 syntax>=0"],
    ["f() if true; then sleep 5; fi; f", "5 5"],
  ])("of bash: %s", (text, expected) => {
    expect(bash(text)).toBe(expected);
  });

  it("does not remember functions without end", () => {
    const many = Array.from({ length: 300 }, (_, at) => `f${at}() { :; }`).join("; ");
    expect(script(`${many}; sleep 1`)).toBe("syntax>=0 syntax>=0");
  });
});

describe("what a loop of unknown length assigns", () => {
  it.each([
    ["printf 5", "1"],
    ["E=2", "1"],
    ["read D", "0"],
    ['read -r "D" <&3', "0"],
    ["export D=5", "0"],
    ["unset D", "0"],
    ['eval "D=5"', "0"],
    [". /y", "0"],
  ])("%s", (body, least) => {
    expect(script(`D=1; while pgrep x; do ${body}; done; sleep $D`)).toBe(`loop>=${least} loop>=${least}`);
  });

  it.each(["printf -v D 5", "let D=5", "mapfile D"])("in bash: %s", (body) => {
    expect(bash(`D=1; while pgrep x; do ${body}; done; sleep $D`)).toBe("loop>=0 loop>=0");
  });
});

describe("expansions", () => {
  it.each<[string, string, Readonly<Record<string, string>>]>([
    ["sleep $(echo 5)", "5 5", {}],
    ["sleep `echo 5`", "5 5", {}],
    ["sleep `drain`", "program>=0 program>=0", {}],
    ["sleep $(X=1 echo 5)", "computed>=0 computed>=0", {}],
    ["sleep $(echo $X)", "computed>=0 computed>=0", {}],
    ["sleep $(expr 5)", "computed>=0 computed>=0", {}],
    ["for i in $(seq 1 2 9); do sleep 1; done", "5 5", {}],
    ["for i in $(seq 99999); do sleep 1; done", "loop>=0 loop>=0", {}],
    ["sleep $(seq 3; seq 4)", "computed>=0 computed>=0", {}],
    ["sleep $(seq)", "computed>=0 computed>=0", {}],
    ["sleep $(seq 1 2 3 4)", "computed>=0 computed>=0", {}],
    ["sleep $(seq 1.5)", "computed>=0 computed>=0", {}],
    ["sleep $(seq 1 0 5)", "computed>=0 computed>=0", {}],
    ["sleep $(seq -s+ 3)", "computed>=0 computed>=0", {}],
    ["sleep ${!X}", "computed>=0 computed>=0", {}],
    ["sleep ${#X}", "computed>=0 computed>=0", {}],
    ["sleep $#", "computed>=0 computed>=0", {}],
    ["sleep ${X:-5}", "variable>=0 variable>=0", {}],
    ["sleep ${X:-5}", "5 5", { X: "" }],
    ["sleep ${X:-5}", "6 6", { X: "6" }],
    ["sleep ${X:+5}", "5 5", { X: "6" }],
    ["sleep 1${X:+5}", "1 1", { X: "" }],
    ["sleep ${X:?no}", "computed>=0 computed>=0", { X: "" }],
    ["sleep ${X:?no}", "6 6", { X: "6" }],
    ["$X; sleep 1", "1 1", { X: "" }],
    ["$X sleep 1", "1 1", { X: "" }],
    ["D=$X; sleep 1$D", "1 1", { X: "" }],
    ["sleep $(( ))", "computed>=0 computed>=0", {}],
    ["sleep $(( +5 ))", "5 5", {}],
    ["sleep $(( -3 + 8 ))", "5 5", {}],
    ["sleep $(( !0 + 4 ))", "5 5", {}],
    ["sleep $(( ~5 ))", "computed>=0 computed>=0", {}],
    ["sleep $(( -X ))", "variable>=0 variable>=0", {}],
    ["sleep $(( X ? 5 : 6 ))", "variable>=0 variable>=0", {}],
    ["sleep $(( (X)++ ))", "variable>=0 variable>=0", {}],
    ["sleep $(( ${X} + 1 ))", "6 6", { X: "5" }],
    ["sleep 9999999999", "9999999999 9999999999", {}],
  ])("%s", (text, expected, environment) => {
    expect(script(text, environment)).toBe(expected);
  });

  it.each([
    ["for i in {5..1}; do sleep 1; done", "loop>=0 loop>=0"],
    ["for i in {1..99999}; do sleep 1; done", "loop>=0 loop>=0"],
    ["for i in a{1..3}; do sleep 1; done", "loop>=0 loop>=0"],
    ["for ((; $X; )); do sleep 1; done", "loop>=0 loop>=0"],
    ["declare -a A=(5); sleep ${A[0]}", "computed>=0 computed>=0"],
  ])("of bash: %s", (text, expected) => {
    expect(bash(text)).toBe(expected);
  });
});

describe("questions", () => {
  it.each([
    "test a && sleep 5",
    'test "" || sleep 5',
    "test ! a || sleep 5",
    'test ! "" && sleep 5',
    "test || sleep 5",
    "[ ] || sleep 5",
    "[ a || sleep 5",
    "test -n a && sleep 5",
    'test -z "" && sleep 5',
    "test -z a || sleep 5",
    "test 1 -ne 2 && sleep 5",
    "test 1 -ge 2 || sleep 5",
    "test 1 -le 2 && sleep 5",
    "test 1 -eq 1 && sleep 5",
    "test a != b && sleep 5",
    "[[ ! ( a == b ) ]] && sleep 5",
    "[[ -n a && -z a ]] || sleep 5",
    "[[ a == b || -n a ]] && sleep 5",
  ])("%s has an answer", (text) => {
    expect(script(text)).toBe("5 5");
  });

  it.each([
    'test "$X" && sleep 5',
    "test ! $X && sleep 5",
    "test -n $X && sleep 5",
    "test -f /x && sleep 5",
    "test a -eq b && sleep 5",
    "test 1 -xx 2 && sleep 5",
    "test 1 = 1 -a 2 = 2 && sleep 5",
    "[ $X = 1 ] && sleep 5",
    "[[ ! ! $X ]] && sleep 5",
    "[[ $X == 1 && -n a ]] && sleep 5",
    "command -v nginx && sleep 5",
    "command -V nginx || sleep 5",
  ])("%s has none", (text) => {
    expect(script(text)).toBe("computed>=0 computed>=0");
  });
});

describe("programs that start others", () => {
  it.each([
    ["env A=5 sh -c 'sleep $A'", "5 5"],
    ["env -u A sleep 5", "5 5"],
    ["env --; sleep 5", "5 5"],
    ["env $X sleep 5", "program>=0 program>=0"],
    ["gosu www sleep 5", "5 5"],
    ["gosu $X sleep 5", "program>=0 program>=0"],
    ["exec -a x sleep 5", "5 5"],
    ["$X; sleep 5", "variable>=0 variable>=5"],
    ["command $X; sleep 5", "program>=0 program>=5"],
    ["sh -c sleep $X", "0 0 split-script"],
    ["sh $X; sleep 5", "variable>=0 variable>=5"],
    ["sh -c $X; sleep 5", "variable>=0 variable>=5"],
    ["sh - x; sleep 5", "program>=0 program>=5"],
    ["bash -O extglob -c 'sleep 5'", "5 5"],
    ["echo 1 | xargs kill; sleep 1", "program>=0 1"],
    ["echo 1 | xargs -t echo; sleep 1", "1 1"],
    ["echo 1 | xargs; sleep 1", "1 1"],
    ["echo 1 | xargs drain; sleep 1", "program>=0 program>=1"],
    ["echo 1 | xargs $X; sleep 1", "variable>=0 variable>=1"],
    ["tail -f --pid=1 /dev/null; sleep 1", "loop>=1 loop>=1"],
    ["tail --follow=name $X", "never never"],
    ["tail $X; sleep 1", "1 1"],
    // Limits.
    ["timeout 3 sleep infinity", "3 3"],
    ["timeout 0 sleep infinity", "never never"],
    ["timeout $X sleep infinity", "variable>=0 variable>=0"],
    ["timeout -k $X 9 sleep 3", "3 3"],
    ["timeout -k 5 9 sleep 3", "3 3"],
    ["timeout -t 5 sleep 9", "5 5"],
    ["timeout --foreground 5 sleep 9", "5 5"],
    ["timeout -$X 9 sleep 3", "program>=0 program>=0"],
    ["timeout 5; sleep 1", "1 1"],
    ["timeout abc sleep 5; sleep 1", "1 1"],
    ["timeout 9 kill 1; sleep 4", "0 4 stops-server-first"],
    ["timeout $X kill 1; sleep 4", "program>=0 4"],
    ["timeout 9 sh -c 'sleep 4; kill 1'; sleep 2", "4 6"],
    ["timeout 2 sh -c 'sleep 4; kill 1'; sleep 2", "4 4"],
    // Stops.
    ["kill -l; sleep 3", "3 3"],
    ["kill -s; sleep 3", "3 3"],
    ["kill -s $X 1; sleep 3", "program>=0 3"],
    ["kill $(pidof fluent-bit); sleep 3", "program>=0 3"],
    ["killall --wait nginx; sleep 3", "0 program>=3 stops-server-first"],
    ["killall -w nginx; sleep 3", "0 program>=3 stops-server-first"],
    ["killall $X; sleep 3", "program>=0 3"],
    ["pkill; sleep 3", "program>=0 3"],
    ["pkill -$X nginx; sleep 3", "program>=0 3"],
    ["sv down nginx; sleep 3", "0 program>=3 stops-server-first"],
    ["sv restart nginx; sleep 3", "program>=0 program>=3"],
    ["caddy run; sleep 3", "program>=0 program>=3"],
    ["service nginx; sleep 3", "program>=0 program>=3"],
    ["systemctl stop; sleep 3", "0 program>=3 stops-server-first"],
    ["systemctl stop --now nginx; sleep 3", "0 program>=3 stops-server-first"],
    ["nginx -s reload; sleep 3", "3 3"],
    ["nginx -t; sleep 3", "program>=0 program>=3"],
    ["kong quit --wait 4; sleep 3", "4 program>=7"],
    ["kong quit --wait=x; sleep 3", "operand>=0 operand>=3"],
    ["kong health; sleep 3", "program>=0 program>=3"],
    ["kong stop; sleep 3", "0 program>=3 stops-server-first"],
  ])("%s", (text, expected) => {
    expect(script(text)).toBe(expected);
  });
});

describe("PowerShell", () => {
  it.each<[readonly string[], string]>([
    [["powershell", "sleep", "5"], "5 5"],
    [["powershell", "-Command", "Start-Sleep", "-Seconds", "5"], "5 5"],
    [["powershell", "-c", "Start-Sleep 5; ; Start-Sleep 1"], "6 6"],
    [["powershell", "-c", "Start-Sleep -Milliseconds 1500"], "1.5 1.5"],
    [["powershell", "-ExecutionPolicy", "Bypass", "-NoProfile", "-c", "sleep 5"], "5 5"],
    [["powershell", "-c", "Write-Host hi; exit"], "0 0"],
    [["powershell", "-c", "Write-Host $(x)"], "program>=0 program>=0"],
    [["powershell", "-c", "Start-Sleep"], "operand>=0 operand>=0"],
    [["powershell", "-c", "Start-Sleep -s"], "operand>=0 operand>=0"],
    [["powershell", "-c", "Start-Sleep 5 6"], "operand>=0 operand>=0"],
    [["powershell", "-c", "Start-Sleep -Foo 5"], "operand>=0 operand>=0"],
    [["powershell", "-c", "Start-Sleep 1.5"], "operand>=0 operand>=0"],
    [["powershell", "-c", "Start-Sleep $env:UNSEEN"], "variable>=0 variable>=0"],
    [["powershell", "-c", "Start-Sleep $env:D"], "7 7"],
    [["powershell", "-c", "Start-Sleep $d"], "variable>=0 variable>=0"],
    [["powershell", "-foo", "sleep 5"], "program>=0 program>=0"],
    [["powershell", "-NoProfile"], "program>=0 program>=0"],
    [["pwsh", "sleep 5"], "program>=0 program>=0"],
    [["CMD.EXE", "/c", "timeout 5"], "program>=0 program>=0"],
    [["sh", "-c", "powershell -c sleep $X"], "variable>=0 variable>=0"],
    [["sh", "-c", "powershell $X"], "program>=0 program>=0"],
    [["sh", "-c", 'powershell -c "Start-Sleep; $X"'], "program>=0 program>=0"],
  ])("%j", (command, expected) => {
    expect(lengths(measure(command, { D: "7" }))).toBe(expected);
  });
});

it("passes on what fails outside of the text", () => {
  const failing = () => {
    throw new Error("no environment");
  };
  expect(() => measureCommand(["sh", "-c", "sleep $X"], failing)).toThrow("no environment");
});
