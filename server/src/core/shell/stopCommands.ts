import { lastName, programName } from "./programs.ts";
import { signalMeaning, signalName } from "./signals.ts";
import type { Argument } from "./walk.ts";

/** What a command that speaks to a server does to it. */
export interface StopEffect {
  readonly effect: "stops" | "may-stop" | "harmless" | "test";
  /** Whether the command returns at once; otherwise it may wait for the server. */
  readonly instant: boolean;
  /** Seconds it waits before it tells the server. */
  readonly after?: string;
}

/**
 * The effect of a command known to stop servers (`nginx -s quit`, `kill 1`, `kong quit`); null for any other.
 * The server stops accepting at that moment: even a graceful end closes the listener (domain-facts §A12).
 */
export function stopEffect(program: string, operands: readonly Argument[]): StopEffect | null {
  const name = programName(program);
  if (name === "kill") return killEffect(operands);
  if (name === "pkill" || name === "killall" || name === "killall5") return killByName(name, operands);
  const texts = operands.map((operand) => operand.text ?? "");
  if (isInitScript(program)) return verb(texts[0], /^stop$/, lastName(program));
  switch (lastName(program)) {
    case "nginx":
    case "openresty":
      return nginxEffect(optionValue(texts, "-s"));
    case "httpd":
    case "apache2":
    case "apachectl":
    case "apache2ctl":
      return verb(optionValue(texts, "-k") ?? texts[0], /^(graceful-stop|stop)$/);
    case "kong":
      return kongEffect(texts);
    case "supervisorctl":
      return texts.includes("shutdown")
        ? waits("stops")
        : verb(texts.find(isVerb), /^stop$/, afterVerb(texts));
    case "service":
    case "rc-service":
      return verb(texts[1], /^stop$/, texts[0]);
    case "systemctl":
      return verb(texts.find(isVerb), /^stop$/, afterVerb(texts));
    case "sv":
      return verb(texts[0], /^(stop|down|exit)$/, texts[1]);
    case "catalina.sh":
    case "jetty.sh":
    case "caddy":
    case "pumactl":
      return texts.includes("stop") ? waits("stops") : null;
    case "pm2":
      return verb(texts[0], /^(stop|kill|delete)$/);
    default:
      return null;
  }
}

/** `kill [-SIGNAL | -s SIGNAL] target…` */
function killEffect(operands: readonly Argument[]): StopEffect {
  const { signal, rest } = signalAndTargets(operands);
  if (signal === "list") return { effect: "harmless", instant: true };
  const effects = rest.map((target) => aimedAt(target, signal));
  const strongest = (["stops", "may-stop", "test"] as const).find((effect) => effects.includes(effect));
  return { effect: strongest ?? "harmless", instant: true };
}

/**
 * Process 1, all processes (-1) and whatever `pidof` or a pid file names are taken for the server. Another
 * number may be anything; `$!`, `%1` and `$$` are processes of the hook itself. The kernel protects process 1
 * from KILL sent inside its own pid namespace.
 */
function aimedAt(target: Argument, signal: string | null): StopEffect["effect"] {
  const written = target.text ?? target.written;
  if (/^["']?(%|\$[!$]|\$\{[!$]\})/.test(written)) return "harmless";
  const program = /(?:pidof|pgrep)\s+(?:-\S+\s+)*["']?([^\s"'|)`]+)/.exec(written)?.[1];
  const meaning = signal === null ? "may-stop" : signalMeaning(signal, program ? lastName(program) : null);
  if (meaning !== "stops") return meaning;
  if (written === "1" || written === "-1") return signal === "KILL" && written === "1" ? "may-stop" : "stops";
  if (program) return isHelper(program) ? "may-stop" : "stops";
  return /^["']?[$`]\(?\s*(cat|head|<)[^|;]*pid/i.test(written) ? "stops" : "may-stop";
}

/** `pkill [options] name` and `killall [options] name…`. */
function killByName(command: string, operands: readonly Argument[]): StopEffect {
  const { signal, rest } = signalAndTargets(operands);
  const wait = command === "killall" && rest.some(({ text }) => text !== null && asksToWait(text));
  const names = rest.filter((argument) => !argument.text?.startsWith("-"));
  const last = names[names.length - 1]?.text ?? null;
  const meaning = signal === null ? "may-stop" : signalMeaning(signal, last === null ? null : lastName(last));
  const doubtful = last === null || isHelper(last);
  return { effect: meaning === "stops" && doubtful ? "may-stop" : meaning, instant: !wait };
}

interface Aimed {
  /** Short name; null where a variable decides. */
  readonly signal: string | null;
  readonly rest: readonly Argument[];
}

function signalAndTargets(operands: readonly Argument[]): Aimed {
  const rest: Argument[] = [];
  let signal: string | null = "TERM";
  let chosen = false;
  for (let index = 0; index < operands.length; index += 1) {
    const argument = operands[index] as Argument;
    const text = argument.text;
    const attached = /^(?:--signal=|-s)?-?([A-Za-z]+\d?|\d+)$/.exec(text ?? "")?.[1];
    if (text === null && argument.written.startsWith("-")) signal = null;
    if (text === "--") return { signal, rest: [...rest, ...operands.slice(index + 1)] };
    if (text === "-l" || text === "-L" || text === "--list") return { signal: "list", rest };
    if (text === "-s" || text === "-n" || text === "--signal") {
      const value = operands[index + 1]?.text ?? null;
      signal = value === null ? null : signalName(value);
      chosen = true;
      index += 1;
    } else if (text?.startsWith("-") && attached && isSignal(attached) && !chosen) {
      signal = signalName(attached);
      chosen = true;
    } else rest.push(argument);
  }
  return { signal, rest };
}

/** Upper-case words and numbers are signals; `-f`, `-x`, `-q` and the like are options. */
function isSignal(word: string): boolean {
  return /^\d+$/.test(word) || /^[A-Z]{2,}\d?$/.test(word) || /^sig[a-z]+\d?$/i.test(word);
}

function nginxEffect(signal: string | undefined): StopEffect | null {
  if (signal === "quit" || signal === "stop") return { effect: "stops", instant: true };
  return signal === "reload" || signal === "reopen" ? { effect: "harmless", instant: true } : null;
}

/** `kong quit --wait=15` tells the server only after 15 seconds. */
function kongEffect(texts: readonly string[]): StopEffect | null {
  const action = texts.find(isVerb);
  if (action !== "quit" && action !== "stop") return null;
  const attached = texts.map((text) => /^--wait=(.+)$/.exec(text)?.[1]).find((text) => text !== undefined);
  const after = attached ?? optionValue(texts, "--wait") ?? optionValue(texts, "-w");
  return after === undefined ? waits("stops") : { ...waits("stops"), after };
}

function verb(text: string | undefined, stop: RegExp, target = "all"): StopEffect | null {
  if (text === undefined || !stop.test(text)) return null;
  return waits(isHelper(target) ? "may-stop" : "stops");
}

function waits(effect: StopEffect["effect"]): StopEffect {
  return { effect, instant: false };
}

/** Names of companions that serve no requests, so that stopping them is no end of the service. */
function isHelper(name: string): boolean {
  return /\b(cron|crond|worker|workers|queue|scheduler|celery|beat|sidekiq|filebeat|fluent-bit|rsyslogd?|syslog|tail|sleep|logrotate|consul-template|agent|ssh-agent|sshd?)\b/i.test(
    name,
  );
}

function asksToWait(option: string): boolean {
  return option === "--wait" || (/^-\w+$/.test(option) && option.includes("w"));
}

function isInitScript(program: string): boolean {
  return /^\/etc\/(init\.d|rc\.d)\/[^/]+$/.test(program);
}

function isVerb(text: string): boolean {
  return /^[a-z]/.test(text);
}

function afterVerb(texts: readonly string[]): string {
  return texts.slice(texts.findIndex(isVerb) + 1).find((text) => !text.startsWith("-")) ?? "all";
}

function optionValue(texts: readonly string[], option: string): string | undefined {
  const index = texts.indexOf(option);
  return index < 0 ? undefined : texts[index + 1];
}
