import type { Handler } from "../../core/kubernetes/workload.ts";
import type { DocumentChange } from "../rule.ts";
import { setWord } from "./command.ts";
import { replaceScalar } from "./replaceScalar.ts";

/** The one place in a hook that says how long it waits, and how to write another length there. */
export interface SleepSeconds {
  readonly seconds: number;
  readonly write: (seconds: number) => DocumentChange;
}

/**
 * The seconds of a native sleep, or the operand of the only `sleep` that runs before the server stops. Null where the delay
 * is the sum of several, is written in another way, or stands behind quoting that cannot be edited safely.
 */
export function sleepSeconds(handler: Handler | null): SleepSeconds | null {
  if (handler?.type === "sleep" && handler.seconds.state === "known") {
    const { seconds } = handler;
    return { seconds: seconds.value, write: (value) => replaceScalar(seconds, value) };
  }
  if (handler?.type !== "exec") return null;
  const [sleep, ...others] = handler.sleeps.filter(({ operand }) => operand.inDelay);
  if (!sleep?.at || others.length > 0) return null;
  const { operand, at } = sleep;
  // In a script it stands behind the name of its program. A word of its own may need quotes: the API server refuses numbers.
  const isWord = operand.start === 0;
  return {
    seconds: operand.seconds,
    write: (value) => (isWord ? setWord(handler, operand.word, String(value)) : replaceScalar({ at }, value)),
  };
}
