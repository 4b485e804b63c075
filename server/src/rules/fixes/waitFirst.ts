import { isShell } from "../../core/shell/shellOptions.ts";
import { shellOf } from "../../core/shutdown/image.ts";
import type { Timeline } from "../../core/shutdown/timeline.ts";
import { valueOf } from "../../core/yaml/field.ts";
import type { ShortDelay } from "../shortDelay.ts";
import { setCommand, setWord, shellScript, wordsOf } from "./command.ts";
import type { SleepSeconds } from "./sleepSeconds.ts";

/**
 * A wait in front of a hook that does not wait at all, such as `nginx -s quit`. Null where the command takes time of its own,
 * where putting it behind a wait takes quoting, or where the image may have no shell.
 */
export function waitFirst({ container, pod }: Timeline, hook: ShortDelay["hook"]): SleepSeconds | null {
  const { handler, total } = hook;
  if (handler?.type !== "exec" || total.state !== "known" || total.seconds > 0) return null;
  if (valueOf(pod.os) === "windows" || shellOf(valueOf(container.image, "")) !== "present-or-unknown")
    return null;
  const words = wordsOf(handler);
  const found = shellScript(words);
  if (found !== null && isShell(found.head[0]) && !found.script.includes("\n")) {
    const script = found.script.trim();
    // With `&&` a command in the background would take the wait with it, and a comment would leave nothing behind it.
    return { seconds: 0, write: (seconds) => setWord(handler, 2, `sleep ${seconds}; ${script}`.trim()) };
  }
  if (!words.every((word) => PLAIN_WORD.test(word))) return null;
  const wait = (seconds: number) => ["/bin/sh", "-c", `sleep ${seconds} && ${words.join(" ")}`];
  return { seconds: 0, write: (seconds) => setCommand(handler, wait(seconds)) };
}

/** A word that means to a shell what it says. */
const PLAIN_WORD = /^[\w@%+:,./-]+$/;
