import { shellOf } from "../../core/shutdown/image.ts";
import type { Timeline } from "../../core/shutdown/timeline.ts";
import { valueOf } from "../../core/yaml/field.ts";
import { setCommand, setWord, shellScript, wordsOf } from "./command.ts";
import type { SleepSeconds } from "./sleepSeconds.ts";

/**
 * A wait in front of a hook that does not wait at all, such as `nginx -s quit`. Null where the command takes time of its own,
 * where putting it behind a wait takes quoting, or where the image may have no shell.
 */
export function waitFirst({ container, hook, pod }: Timeline): SleepSeconds | null {
  if (hook.state !== "present" || hook.handler?.type !== "exec") return null;
  const { handler, total } = hook;
  if (total.state !== "known" || total.seconds > 0) return null;
  if (valueOf(pod.os) === "windows" || shellOf(valueOf(container.image, "")) !== "present-or-unknown")
    return null;
  const words = wordsOf(handler);
  const found = shellScript(words);
  if (found !== null && UNIX_SHELL.test(found.head[0]) && !/\n/.test(found.script)) {
    const { script } = found;
    return { seconds: 0, write: (seconds) => setWord(handler, 2, `sleep ${seconds} && ${script.trim()}`) };
  }
  if (words.length === 0 || !words.every((word) => PLAIN_WORD.test(word))) return null;
  const wait = (seconds: number) => ["/bin/sh", "-c", `sleep ${seconds} && ${words.join(" ")}`];
  return { seconds: 0, write: (seconds) => setCommand(handler, wait(seconds)) };
}

const UNIX_SHELL = /(^|\/)(ba|da|a|z|k)?sh$/;

/** A word that means to a shell what it says. */
const PLAIN_WORD = /^[\w@%+:,./-]+$/;
