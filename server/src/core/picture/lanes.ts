import { type Message, message } from "../text/message.ts";
import type { PicturedContainer, PicturedWorkload, Sender } from "./picturedWorkload.ts";

/** What happens in a stretch of time. Each kind has a colour and a pattern of its own. */
export type StretchKind =
  /** The container accepts requests while its hook delays the shutdown. */
  | "open"
  /** The hook still runs, but the server has been told to stop. */
  | "closed"
  /** Between SIGTERM and SIGKILL. */
  | "finishing"
  /** Nothing is known of this stretch. */
  | "unknown"
  /** New requests arrive and are answered. */
  | "answered"
  /** New requests arrive and are refused. */
  | "lost"
  /** New requests may arrive, and whether they are answered is not known. */
  | "arriving"
  /** No new requests, but those on their way may still be answered. */
  | "in-flight";

/** Seconds since the pod was deleted. */
export interface Stretch {
  readonly kind: StretchKind;
  readonly from: number;
  /** Null: nobody knows. It is drawn to the end of the picture, with an open end. */
  readonly to: number | null;
  /** What it says where there is room, and where there is little. */
  readonly label: Message;
  readonly short: Message;
}

export type MarkKind = "removed" | "last-request" | "stops" | "sigterm" | "sigkill";

export interface Mark {
  readonly kind: MarkKind;
  readonly at: number;
  readonly label: Message;
}

export interface Lane {
  readonly subject: "sender" | "container";
  /** A name of a container, as written, or a message. */
  readonly title: Message;
  /** A few words below the title. */
  readonly note: Message;
  readonly stretches: readonly Stretch[];
  readonly marks: readonly Mark[];
  /** Requests are refused by this container in this stretch. */
  readonly lost: { readonly from: number; readonly to: number } | null;
}

/** The lanes of a workload: each sender, with the containers it sends to below it, then those that get no requests. */
export function lanesOf({ containers }: PicturedWorkload): readonly Lane[] {
  const groups = new Map<string, PicturedContainer[]>();
  for (const container of containers) {
    const key = senderKey(container);
    groups.set(key, [...(groups.get(key) ?? []), container]);
  }
  const quiet = groups.get("") ?? [];
  groups.delete("");
  return [
    ...[...groups.values()].flatMap((group) => [
      senderLane(group),
      ...group.map((each) => containerLane(each, containers)),
    ]),
    ...quiet.map((each) => containerLane(each, containers)),
  ];
}

/** Empty where no requests come. Who sends the same way for as long is one sender. */
function senderKey({ sender, inputs, serving }: PicturedContainer): string {
  if (inputs.requiredSeconds === null) return serving === "unknown" ? "unknown" : "";
  return JSON.stringify([sender?.kind, sender?.name, inputs.requiredSeconds, sender?.deregistrationSeconds]);
}

function senderLane(group: readonly PicturedContainer[]): Lane {
  const [first] = group;
  const sender = first?.sender ?? null;
  const required = first?.inputs.requiredSeconds ?? null;
  const title = sender === null ? message("picture.sender.unknown") : senderTitle(sender);
  if (required === null) {
    const label = message("picture.requests-unknown");
    const stretches: readonly Stretch[] = [
      { kind: "unknown", from: 0, to: null, label, short: message("picture.unknown") },
    ];
    return {
      subject: "sender",
      title,
      note: message("picture.note.unknown-sender"),
      stretches,
      marks: [],
      lost: null,
    };
  }
  return {
    subject: "sender",
    title,
    note: message(sender?.kind === "cluster" ? "picture.note.clients" : "picture.note.deregisters"),
    stretches: [...arrivals(group, required), ...inFlight(sender, required)].filter(takesTime),
    marks: [
      { kind: "removed", at: 0, label: message("picture.mark.removed") },
      { kind: "last-request", at: required, label: message("picture.mark.last-request", { at: required }) },
    ],
    lost: null,
  };
}

/** `ALB shop`: who sends the requests. */
export function senderTitle({ kind, name }: Sender): Message {
  const title = message(`picture.sender.${kind}`);
  return name === null ? title : message("picture.sender.named", { sender: title, name });
}

/** What becomes of new requests: the container that stops first decides. */
function arrivals(group: readonly PicturedContainer[], required: number): readonly Stretch[] {
  const stops = group.flatMap(({ stopsAcceptingAt }) => stopsAcceptingAt ?? []);
  const first = Math.min(...stops, required);
  const known = stops.length === group.length || first < required;
  if (!known) {
    const label = message("picture.arriving");
    return [{ kind: "arriving", from: 0, to: required, label, short: label }];
  }
  return [
    {
      kind: stops.length === group.length ? "answered" : "arriving",
      from: 0,
      to: first,
      label: message("picture.answered"),
      short: message("picture.answered.short"),
    },
    {
      kind: "lost",
      from: first,
      to: required,
      label: message("picture.lost", { from: first, to: required }),
      short: message("picture.lost.short"),
    },
  ];
}

function inFlight(sender: Sender | null, required: number): readonly Stretch[] {
  const end = sender?.deregistrationSeconds ?? null;
  if (end === null || end <= required) return [];
  const label = message("picture.in-flight", { to: end });
  return [{ kind: "in-flight", from: required, to: end, label, short: message("picture.in-flight.short") }];
}

function containerLane(container: PicturedContainer, all: readonly PicturedContainer[]): Lane {
  const { name, role, serving, hook, lostWindow: lost } = container;
  const note = message(`picture.note.${role === "sidecar" ? "sidecar" : `serving-${serving}`}`);
  const base = { subject: "container", title: message("picture.name", { name }), note, lost } as const;
  if (hook === "refused") {
    const label = message("picture.refused");
    return {
      ...base,
      stretches: [{ kind: "unknown", from: 0, to: null, label, short: label }],
      marks: [],
      lost: null,
    };
  }
  const times = role === "sidecar" ? sidecarTimes(container, all) : container;
  return { ...base, stretches: podStretches(times).filter(takesTime), marks: podMarks(times) };
}

type Times = Omit<PicturedContainer, "name" | "serving" | "sender">;

/**
 * A native sidecar gets SIGTERM after the last app container has exited (domain-facts §A11), which is not before that one's own
 * SIGTERM, and nobody knows how long after it.
 */
function sidecarTimes(sidecar: PicturedContainer, all: readonly PicturedContainer[]): Times {
  const outlives = all.some(({ role }) => role === "app") && sidecar.lostWindow === null;
  return outlives ? { ...sidecar, stopsAcceptingAt: null, sigtermAt: null } : sidecar;
}

function podStretches({ stopsAcceptingAt, sigtermAt, sigkillAt, role, inputs }: Times): readonly Stretch[] {
  if (sigtermAt === null) {
    const end = sigkillAt ?? inputs.graceSeconds;
    const label = message(`picture.${whyUnknown(role, inputs)}`);
    const short = message(role === "sidecar" ? "picture.outlives.short" : "picture.unknown");
    return [{ kind: "unknown", from: 0, to: end, label, short }];
  }
  const open = Math.min(stopsAcceptingAt ?? sigtermAt, sigtermAt);
  return [
    { kind: "open", from: 0, to: open, label: message("picture.open"), short: message("picture.open.short") },
    {
      kind: "closed",
      from: open,
      to: sigtermAt,
      label: message("picture.closed"),
      short: message("picture.closed.short"),
    },
    {
      kind: "finishing",
      from: sigtermAt,
      to: sigkillAt,
      label: message("picture.finishing"),
      short: message("picture.finishing.short"),
    },
  ];
}

function whyUnknown(role: Times["role"], { graceSeconds, total }: Times["inputs"]): string {
  if (role === "sidecar") return "outlives";
  return graceSeconds === null && total.state !== "unknown" ? "unknown-grace" : "unknown-hook";
}

function podMarks({ stopsAcceptingAt, sigtermAt, sigkillAt }: Times): readonly Mark[] {
  const marks: Mark[] = [];
  if (stopsAcceptingAt !== null && sigtermAt !== null && stopsAcceptingAt < sigtermAt) {
    marks.push({
      kind: "stops",
      at: stopsAcceptingAt,
      label: message("picture.mark.stops", { at: stopsAcceptingAt }),
    });
  }
  if (sigtermAt !== null) {
    marks.push({ kind: "sigterm", at: sigtermAt, label: message("picture.mark.sigterm", { at: sigtermAt }) });
  }
  if (sigkillAt !== null) {
    marks.push({ kind: "sigkill", at: sigkillAt, label: message("picture.mark.sigkill", { at: sigkillAt }) });
  }
  return marks;
}

function takesTime({ from, to }: Stretch): boolean {
  return to === null || from < to;
}
