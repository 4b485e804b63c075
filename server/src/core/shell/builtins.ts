import { unknown, zero } from "./length.ts";
import { giveUp, mayStop, type Path, pass, waitFor } from "./path.ts";
import { runText } from "./shellProgram.ts";
import { assign, forget, forgetAll, inheritedVariables, knownValue, type Variables } from "./variables.ts";
import { type Argument, argumentValue, type Call, type Scope } from "./walk.ts";
import { onEach } from "./ways.ts";

type Builtin = (operands: readonly Argument[], path: Path, scope: Scope, call: Call) => readonly Path[];

/**
 * Runs a builtin that changes the shell itself: its flow, variables, options or jobs. Null for any other
 * command, including the builtins that are plain commands to us (`echo`, `kill`, `test`).
 */
export function runBuiltin(call: Call, path: Path, scope: Scope): readonly Path[] | null {
  const builtin = call.program.text === null ? undefined : BUILTINS.get(call.program.text);
  return builtin ? builtin(call.operands, path, scope, call) : null;
}

const declare: Builtin = (operands, path) => [
  pass({ ...path, variables: operands.reduce(declareOne, path.variables) }, zero),
];

const source: Builtin = (_operands, path) => {
  const after = pass(mayStop(path), unknown("program"), "likely");
  return [{ ...after, variables: forgetAll(path.variables) }];
};

/** A hook has no standard input, but the `read` may have a redirected one that it has to wait for. */
const read: Builtin = (operands, path) => {
  const names = operands.flatMap((operand) =>
    operand.text && /^\w+$/.test(operand.text) ? [operand.text] : [],
  );
  return [
    { ...pass(path, unknown("computed"), "either"), variables: forget(path.variables, [...names, "REPLY"]) },
  ];
};

const BUILTINS: ReadonlyMap<string, Builtin> = new Map<string, Builtin>([
  ["exit", (_operands, path) => [{ ...path, flow: "ended" }]],
  ["logout", (_operands, path) => [{ ...path, flow: "ended" }]],
  ["return", (operands, path) => [{ ...path, status: returned(operands, path), flow: "return" }]],
  ["break", (operands, path) => leaveLoop(operands, path, "break")],
  ["continue", (operands, path) => leaveLoop(operands, path, "continue")],
  ["export", declare],
  ["readonly", declare],
  ["declare", declare],
  ["typeset", declare],
  ["local", declare],
  ["unset", (operands, path) => [pass({ ...path, variables: unset(operands, path.variables) }, zero)]],
  ["set", (operands, path) => [set(operands, path)]],
  ["shift", (operands, path) => [shift(operands, path)]],
  ["wait", (operands, path) => [wait(operands, path)]],
  ["trap", (operands, path) => [trap(operands, path)]],
  ["eval", evaluateText],
  [".", source],
  ["source", source],
  ["read", read],
  ["mapfile", read],
  ["readarray", read],
  ["exec", execute],
  [
    "let",
    (operands, path) => [
      { ...pass(path, zero, "either"), variables: forget(path.variables, letNames(operands)) },
    ],
  ],
]);

function declareOne(variables: Variables, operand: Argument): Variables {
  const whole = /^(\w+)=(.*)$/s.exec(operand.text ?? "");
  if (whole) {
    const [, key = "", value = ""] = whole;
    return assign(variables, key, { ...knownValue(value), written: operand.written });
  }
  const name = operand.text === null ? /^\w+(?==)/.exec(operand.written)?.[0] : undefined;
  return name === undefined ? variables : forget(variables, [name]);
}

function unset(operands: readonly Argument[], variables: Variables): Variables {
  return operands.reduce(
    (each, { text }) => (text && /^\w+$/.test(text) ? assign(each, text, knownValue("")) : each),
    variables,
  );
}

function set(operands: readonly Argument[], path: Path): Path {
  const done = pass(path, zero);
  const texts = operands.map((operand) => operand.text ?? "");
  const on = texts.some((text) => /^-\w*e/.test(text)) || /(^| )-o errexit/.test(texts.join(" "));
  const off = texts.some((text) => /^\+\w*e/.test(text));
  const dashes = texts.indexOf("--");
  const first = dashes >= 0 ? dashes + 1 : texts.findIndex((text) => !/^[-+]/.test(text));
  const positional = dashes >= 0 || (first === 0 && texts.length > 0);
  const variables: Variables = positional
    ? { ...path.variables, positional: [knownValue(""), ...operands.slice(first).map(argumentValue)] }
    : path.variables;
  return { ...done, variables, errexit: on || (path.errexit && !off) };
}

function shift(operands: readonly Argument[], path: Path): Path {
  const known = operands.length === 0 ? path.variables.positional : null;
  const positional = known === null ? null : [...known.slice(0, 1), ...known.slice(2)];
  return pass({ ...path, variables: { ...path.variables, positional } }, zero);
}

/** `wait` alone waits for all jobs; with `$!` for the last; with another process it is clear only for a single job. */
function wait(operands: readonly Argument[], path: Path): Path {
  const [only, ...others] = operands;
  if (only === undefined) return waitFor(path, path.jobs);
  const isClear = /^"?(\$!|\$\{!\})"?$/.test(only.written) || (only.text === null && path.jobs.length === 1);
  if (isClear && others.length === 0) return waitFor(path, path.jobs.slice(-1));
  return pass(path, unknown("computed"), "likely");
}

function trap(operands: readonly Argument[], path: Path): Path {
  const done = pass(path, zero);
  const [action, ...signals] = operands;
  if (!action || !signals.some(({ text }) => text !== null && /^(exit|0)$/i.test(text))) return done;
  if (action.text === "-" || action.text === "") return { ...done, exitTrap: null };
  return { ...done, exitTrap: action.text ?? "" };
}

function evaluateText(operands: readonly Argument[], path: Path, scope: Scope): readonly Path[] {
  const texts = operands.map((operand) => operand.text);
  if (texts.some((text) => text === null)) {
    return [{ ...pass(mayStop(path), unknown("computed"), "likely"), variables: forgetAll(path.variables) }];
  }
  const [first, ...others] = operands;
  const place = first && others.length === 0 ? first.place : null;
  const kept: Path = { ...path, exitTrap: null };
  const ends = runText(texts.join(" "), place, scope.bash, kept, scope.walk);
  return ends.map((end) => ({ ...end, exitTrap: end.exitTrap ?? path.exitTrap }));
}

/** `exec program` replaces the shell, `exec >file` only redirects. */
function execute(operands: readonly Argument[], path: Path, scope: Scope, call: Call): readonly Path[] {
  if (operands.length === 0) return [pass(path, zero)];
  const ends = scope.walk.program(
    call,
    { ...path, variables: inheritedVariables(path.variables) },
    scope.walk,
  );
  return onEach(ends, (end) => [{ ...end, flow: "ended", exitTrap: null }]);
}

function leaveLoop(operands: readonly Argument[], path: Path, flow: "break" | "continue"): readonly Path[] {
  const [levels] = operands;
  const isNearest = levels === undefined || levels.text === "1";
  return [isNearest ? { ...path, status: "success", flow } : giveUp(path, "loop")];
}

function returned(operands: readonly Argument[], path: Path): Path["status"] {
  const [code] = operands;
  if (!code) return path.status;
  if (code.text === null) return "likely";
  return code.text === "0" ? "success" : "failure";
}

function letNames(operands: readonly Argument[]): readonly string[] {
  return operands.flatMap(({ text, written }) => (text ?? written).match(/[A-Za-z_]\w*/g) ?? []);
}
