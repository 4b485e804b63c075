import { type Message, message } from "../text/message.ts";
import { visible } from "../text/visible.ts";
import { type Lane, lanesOf, type Stretch } from "./lanes.ts";
import type { PicturedContainer, PicturedWorkload } from "./picturedWorkload.ts";

/** What the picture comes to. `quiet`: no requests that could be lost. */
export interface PictureVerdict {
  readonly state: "lost" | "safe" | "unknown" | "quiet";
  readonly message: Message;
}

/** What the shutdown of a workload means for its requests: the container that loses most speaks for all. */
export function verdictOfPicture({ containers }: PicturedWorkload): PictureVerdict {
  if (containers.some(({ hook }) => hook === "refused")) return unknown("refused");
  const lost = containers.flatMap(({ lostWindow }) => lostWindow ?? []);
  const widest = lost.sort((a, b) => b.to - b.from - (a.to - a.from))[0];
  if (widest) {
    const id = widest.from === 0 ? "picture.verdict.lost-at-once" : "picture.verdict.lost";
    return { state: "lost", message: message(id, widest) };
  }
  const asked = containers.filter(({ inputs }) => inputs.requiredSeconds !== null);
  const unread = asked.find(({ stopsAcceptingAt }) => stopsAcceptingAt === null);
  if (unread) return unknown(unread.inputs.delay.state === "unknown" ? "unreadable" : "unknown-grace");
  if (asked.length > 0) return { state: "safe", message: message("picture.verdict.safe") };
  if (containers.some(({ serving }) => serving === "unknown")) return unknown("unknown-sender");
  return { state: "quiet", message: message("picture.verdict.quiet") };
}

function unknown(what: string): PictureVerdict {
  return { state: "unknown", message: message(`picture.verdict.${what}`) };
}

/**
 * How long the application has between SIGTERM and SIGKILL, where that is known: of the containers that get requests, the one
 * with the least.
 */
export function timeToFinish({ containers }: PicturedWorkload): Message | null {
  const apps = containers.filter(({ role, hook }) => role === "app" && hook !== "refused");
  const asked = apps.filter(({ inputs }) => inputs.requiredSeconds !== null);
  const spans = (asked.length > 0 ? asked : apps).flatMap((container) => spanOf(container) ?? []);
  const least = spans.sort((a, b) => a.seconds - b.seconds)[0];
  if (!least) return null;
  return message(least.cut ? "picture.finish.hook-cut" : "picture.finish", { seconds: least.seconds });
}

function spanOf({ sigtermAt, sigkillAt, inputs }: PicturedContainer) {
  const { total, graceSeconds } = inputs;
  if (sigtermAt === null || sigkillAt === null || graceSeconds === null) return null;
  const cut = total.state === "unbounded" || (total.state === "known" && total.seconds > graceSeconds);
  return { seconds: sigkillAt - sigtermAt, cut };
}

/** Everything the picture shows, in sentences to be read aloud. */
export function describePicture(workload: PicturedWorkload): Message {
  const lanes = lanesOf(workload).map(describeLane);
  const name = message("picture.alt.workload", { workload: nameOf(workload) });
  return lanes.reduce(following, following(name, headlineOf(workload)));
}

/** What stands above the lanes: the verdict, and the time to finish where it is known. */
export function headlineOf(workload: PicturedWorkload): Message {
  const finish = timeToFinish(workload);
  const { message: verdict } = verdictOfPicture(workload);
  return finish === null ? verdict : following(verdict, finish);
}

/** One sentence behind another; not every language has a space between them. */
function following(first: Message, next: Message): Message {
  return message("picture.sentences", { first, next });
}

/** `Deployment web`, and which kustomization applies it. */
export function nameOf({ kind, name, variant }: PicturedWorkload): Message {
  return variant === null
    ? message("picture.workload", { kind, name })
    : message("picture.workload-variant", { kind, name, variant: visible(variant) });
}

function describeLane({ title, note, stretches, marks }: Lane): Message {
  const parts = [...stretches.map(describeStretch), ...marks.map(({ label }) => label)];
  return message("picture.alt.lane", { title, note, parts: joined(parts) });
}

/** The labels of these two hold their figures already. */
function describeStretch({ kind, label, from, to }: Stretch): Message {
  const what = kind === "lost" || kind === "in-flight" ? message(`picture.legend.${kind}`) : label;
  return to === null
    ? message("picture.alt.open-stretch", { label: what, from })
    : message("picture.alt.stretch", { label: what, from, to });
}

function joined(parts: readonly Message[]): Message {
  const [first, ...others] = parts;
  if (first === undefined) return message("picture.alt.nothing");
  return others.reduce((all, next) => message("picture.alt.and", { all, next }), first);
}
