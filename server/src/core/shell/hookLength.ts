/**
 * How long a hook command holds a container up: until the server first stops accepting (D), and until the hook ends (H).
 * All durations are seconds and may be fractional (`sleep 0.5`).
 */

/** A length of time as far as the text proves it. */
export type Length =
  | { readonly state: "known"; readonly seconds: number }
  /** It never ends by itself (`sleep infinity`, `while true`). */
  | { readonly state: "unbounded" }
  /** It cannot be read from the text. `atLeast` is the part that is proven. */
  | { readonly state: "unknown"; readonly reason: UnmeasurableReason; readonly atLeast: number };

/** Why a length cannot be read. */
export type UnmeasurableReason =
  /** A program whose run time is its own affair (`/app/drain.sh`, `curl …`). */
  | "program"
  /** A loop that waits for a condition. */
  | "loop"
  /** An environment variable with no literal value in this container. */
  | "variable"
  /** Another tool fills it in before Kubernetes sees it: `__DELAY__`, `<delay>`, what SOPS encrypts. */
  | "placeholder"
  /** A command substitution or an expression decides. */
  | "computed"
  /** The shell text could not be parsed, or uses a construct that is not modelled. */
  | "syntax"
  /** The duration depends on the implementation of `sleep`. */
  | "operand";

/** Why a hook command cannot delay the shutdown at run time (domain-facts §A5, §A6, table G 5–10, 16, 17). */
export type HookFault =
  /** `["sleep 70"]`: the whole command line is taken for the name of one program (G8). */
  | { readonly kind: "one-string-command"; readonly program: string }
  /** `["sh", "-c", "sleep", "70"]`: words after the script are its `$0`, `$1`, not operands of `sleep` (G9). */
  | { readonly kind: "split-script"; readonly script: string }
  /** `["sh", "sleep 70"]`: without `-c` the shell looks for a file of that name (G10). */
  | { readonly kind: "missing-dash-c"; readonly argument: string }
  /** `$(VAR)`: Kubernetes expands no variables in hooks, a shell takes it for a command (A6, G16). */
  | { readonly kind: "kubernetes-variable"; readonly text: string }
  /** The server is told to stop before the wait (G5, G6): only what comes before counts. */
  | { readonly kind: "stops-server-first"; readonly command: string }
  /** `sleep 70 &`: the wait runs in the background and the hook returns at once (G17). */
  | { readonly kind: "background-wait"; readonly command: string }
  /** `sleep` with an operand no implementation accepts, or with none. */
  | { readonly kind: "bad-sleep-operand"; readonly operand: string };

/** What a hook command does to the shutdown of its container. */
export interface HookLength {
  /** D: from the start of the hook until the server first stops accepting, or until the hook ends. */
  readonly delay: Length;
  /** H: until the hook ends. */
  readonly total: Length;
  /** Set when a mistake is the reason that the hook does not delay: then, and only then, with a `delay` of 0. */
  readonly fault: HookFault | null;
  /**
   * Programs the image must contain, as written (`sh`, `/bin/sleep`), in order of use, without repetition. Those
   * that run only under a condition are not among them, nor what the shell has built in (`echo`, `kill`).
   */
  readonly needs: readonly string[];
  /**
   * The `sleep` operands that make up the lengths: which word, and the characters of that word they take. Only
   * those written out as literals that run exactly once, so that rewriting one changes `total` by the difference;
   * an operand in a loop, behind a condition, under `timeout` or from a variable counts but is not listed.
   */
  readonly sleeps: readonly SleepOperand[];
}

/** Where a `sleep` operand stands: the word of the command array, and the span in that word's value (UTF-16). */
export interface SleepOperand {
  readonly word: number;
  readonly start: number;
  readonly end: number;
  /** Infinite for `sleep infinity`. */
  readonly seconds: number;
  /** True when it runs before the server stops, and so belongs to D. */
  readonly inDelay: boolean;
}

/** Literal value of an environment variable of the container, or undefined where none is known. */
export type EnvironmentLookup = (name: string) => string | undefined;
