import type { ArithmeticExpression } from "unbash";
import { assign, forget, knownValue, type Value, type Variables } from "./variables.ts";

/** The value of a name at a point of the script. */
export type ReadVariable = (variables: Variables, name: string) => Value;

/** The integer an expression gives, or null where the text does not tell, and the assignments it made. */
export interface Evaluated {
  readonly value: number | null;
  readonly variables: Variables;
}

/** An expression nested deeper than this is not followed; the parser nests one level per operator. */
const EXPRESSION_DEPTH = 60;

/** Evaluates `$((…))`, `((…))` and the parts of `for ((…))`, in the integers that shells count in. */
export function evaluate(
  expression: ArithmeticExpression,
  variables: Variables,
  read: ReadVariable,
  depth = EXPRESSION_DEPTH,
): Evaluated {
  if (depth === 0) return { value: null, variables };
  const next = (part: ArithmeticExpression, from: Variables) => evaluate(part, from, read, depth - 1);
  switch (expression.type) {
    case "ArithmeticGroup":
      return next(expression.expression, variables);
    case "ArithmeticWord":
      return { value: wordValue(expression.value, variables, read), variables };
    case "ArithmeticTernary": {
      const test = next(expression.test, variables);
      if (test.value === null) return { value: null, variables: test.variables };
      return next(test.value !== 0 ? expression.consequent : expression.alternate, test.variables);
    }
    case "ArithmeticUnary": {
      const step = expression.operator === "++" ? 1 : expression.operator === "--" ? -1 : null;
      const operand = next(expression.operand, variables);
      if (step === null) return { ...operand, value: unary(expression.operator, operand.value) };
      const stepped = operand.value === null ? null : operand.value + step;
      const changed = store(expression.operand, stepped, operand.variables);
      return { value: expression.prefix ? stepped : operand.value, variables: changed };
    }
    case "ArithmeticBinary": {
      const assigns = /^([-+*/%]?)=$/.exec(expression.operator);
      if (!assigns) {
        const left = next(expression.left, variables);
        const right = next(expression.right, left.variables);
        return { value: binary(expression.operator, left.value, right.value), variables: right.variables };
      }
      const right = next(expression.right, variables);
      const old = assigns[1] ? next(expression.left, right.variables).value : null;
      const value = assigns[1] ? binary(assigns[1], old, right.value) : right.value;
      return { value, variables: store(expression.left, value, right.variables) };
    }
    case "ArithmeticCommandExpansion":
      return { value: null, variables };
  }
}

function store(target: ArithmeticExpression, value: number | null, variables: Variables): Variables {
  if (target.type !== "ArithmeticWord") return variables;
  return value === null
    ? forget(variables, [target.value])
    : assign(variables, target.value, knownValue(String(value)));
}

function wordValue(text: string, variables: Variables, read: ReadVariable): number | null {
  const literal = integer(text);
  if (literal !== null) return literal;
  const name = /^\$?(?:([A-Za-z_]\w*)|\{([A-Za-z_]\w*)\})$/.exec(text);
  if (!name) return null;
  const [, plain, braced = ""] = name;
  const value = read(variables, plain ?? braced).text;
  if (value === null) return null;
  // An empty variable counts as 0, in every shell.
  return value.trim() === "" ? 0 : integer(value.trim());
}

/** An integer as shells write it: decimal, `0x1f`, or octal with a leading zero. */
export function integer(text: string): number | null {
  const sign = text.startsWith("-") ? -1 : 1;
  const digits = text.replace(/^[-+]/, "");
  if (/^0[0-7]+$/.test(digits)) return sign * Number.parseInt(digits, 8);
  if (!/^([1-9]\d*|0|0[xX][\da-fA-F]+)$/.test(digits)) return null;
  return safe(sign * Number(digits));
}

function unary(operator: string, value: number | null): number | null {
  if (value === null) return null;
  if (operator === "-") return -value;
  if (operator === "+") return value;
  return operator === "!" ? Number(value === 0) : null;
}

function binary(operator: string, left: number | null, right: number | null): number | null {
  if (left === null || right === null) return null;
  switch (operator) {
    case "+":
      return safe(left + right);
    case "-":
      return safe(left - right);
    case "*":
      return safe(left * right);
    case "/":
      return right === 0 ? null : Math.trunc(left / right);
    case "%":
      return right === 0 ? null : left % right;
    case "<":
      return Number(left < right);
    case "<=":
      return Number(left <= right);
    case ">":
      return Number(left > right);
    case ">=":
      return Number(left >= right);
    case "==":
      return Number(left === right);
    case "!=":
      return Number(left !== right);
    case "&&":
      return Number(left !== 0 && right !== 0);
    case "||":
      return Number(left !== 0 || right !== 0);
    case ",":
      return right;
    default:
      return null;
  }
}

/** Beyond 2^53 the arithmetic of shells and of numbers here differ. */
function safe(value: number): number | null {
  return Number.isSafeInteger(value) ? value : null;
}
