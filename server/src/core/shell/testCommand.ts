import type { TestExpression, Word } from "unbash";
import { integer } from "./arithmetic.ts";
import type { Status } from "./path.ts";
import type { Argument } from "./walk.ts";

/** The outcome of `[ … ]` or `test …`, where its operands decide it; questions about files are open. */
export function testStatus(operands: readonly Argument[]): Status {
  const [first, ...rest] = operands;
  if (!first) return "failure";
  if (first.text === "!" && rest.length > 0) return negate(testStatus(rest));
  const [second, third, ...more] = rest;
  if (!second) return first.text === null ? "either" : answer(first.text !== "");
  if (!third) return unaryTest(first.text, second.text);
  return more.length === 0 ? binaryTest(second.text, first.text, third.text) : "either";
}

/** The outcome of `[[ … ]]`; `read` gives the value of a word, or null. */
export function conditionStatus(expression: TestExpression, read: (word: Word) => string | null): Status {
  switch (expression.type) {
    case "TestGroup":
      return conditionStatus(expression.expression, read);
    case "TestNot": {
      const status = conditionStatus(expression.operand, read);
      return expression.negations.length % 2 === 1 ? negate(status) : status;
    }
    case "TestUnary":
      return unaryTest(expression.operator, read(expression.operand));
    case "TestBinary": {
      // The right side of == is a pattern.
      const pattern = /[*?[]/.test(expression.right.text);
      return pattern
        ? "either"
        : binaryTest(expression.operator, read(expression.left), read(expression.right));
    }
    case "TestLogical": {
      const all = expression.operands.map((operand) => conditionStatus(operand, read));
      const decisive: Status = expression.operator === "&&" ? "failure" : "success";
      if (all.includes(decisive)) return decisive;
      return all.includes("either") ? "either" : negate(decisive);
    }
  }
}

/** What `!` makes of a status. A program that is only taken to succeed may do either. */
export function negate(status: Status): Status {
  if (status === "success") return "failure";
  return status === "failure" ? "success" : "either";
}

function unaryTest(operator: string | null, operand: string | null): Status {
  if (operand === null || (operator !== "-n" && operator !== "-z")) return "either";
  return answer((operand === "") === (operator === "-z"));
}

function binaryTest(operator: string | null, left: string | null, right: string | null): Status {
  if (operator === null || left === null || right === null) return "either";
  if (operator === "=" || operator === "==") return answer(left === right);
  if (operator === "!=") return answer(left !== right);
  const [first, second] = [integer(left.trim()), integer(right.trim())];
  if (first === null || second === null) return "either";
  const compare: Readonly<Record<string, boolean>> = {
    "-eq": first === second,
    "-ne": first !== second,
    "-lt": first < second,
    "-le": first <= second,
    "-gt": first > second,
    "-ge": first >= second,
  };
  const outcome = compare[operator];
  return outcome === undefined ? "either" : answer(outcome);
}

function answer(yes: boolean): Status {
  return yes ? "success" : "failure";
}
