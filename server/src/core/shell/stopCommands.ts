import { killByName, killEffect } from "./killCommand.ts";
import { lastName, programName } from "./programs.ts";
import { isHelper, type StopEffect } from "./stopEffect.ts";
import type { Argument } from "./walk.ts";

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
