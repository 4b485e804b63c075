import type { Container, Handler } from "../../core/kubernetes/workload.ts";
import type { DocumentChange } from "../rule.ts";
import { setWord } from "./command.ts";
import { writeNumber } from "./writeNumber.ts";

/** The one place in a hook that says how long it waits, and how to write another length there. */
export interface SleepSeconds {
  readonly seconds: number;
  readonly write: (seconds: number) => DocumentChange;
}

/**
 * The seconds of a native sleep, or the operand of the only `sleep` that runs before the server stops. Null where the delay
 * is the sum of several, is written in another way, or stands behind quoting that cannot be edited safely.
 */
export function sleepSeconds(container: Container, handler: Handler | null): SleepSeconds | null {
  if (handler?.type === "sleep") {
    const { seconds } = handler;
    const path = ["lifecycle", "preStop", "sleep", "seconds"];
    if (seconds.state !== "known") return null;
    return { seconds: seconds.value, write: (value) => writeNumber(container.at, path, seconds, value) };
  }
  if (handler?.type !== "exec" || handler.command.state !== "known" || isShared(handler.command.basis))
    return null;
  const [sleep, ...others] = handler.sleeps.filter(({ operand }) => operand.inDelay);
  if (!sleep?.at || others.length > 0) return null;
  const { operand, at } = sleep;
  // A word of its own may need quotes: the API server refuses a number in a command.
  const isWord = operand.start === 0 && operand.end === handler.command.value[operand.word]?.length;
  const write = (value: number): DocumentChange =>
    isWord
      ? setWord(container, handler, operand.word, String(value))
      : {
          document: at.document,
          change: { kind: "replace", span: at.span, newText: String(value) },
        };
  return { seconds: operand.seconds, write };
}

function isShared(basis: string): boolean {
  return basis === "alias" || basis === "merge";
}
