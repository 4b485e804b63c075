import { verdictOfPicture } from "../../core/picture/describePicture.ts";
import { senderTitle } from "../../core/picture/lanes.ts";
import type { PicturedContainer } from "../../core/picture/picturedWorkload.ts";
import { type Message, message } from "../../core/text/message.ts";
import type { Snapshot } from "../../core/workspace/snapshot.ts";
import type { NoteInPlace, WorkloadTimeline } from "../api.ts";
import type { Render } from "../render.ts";
import { timelinesOf } from "../timeline/timelines.ts";

/** `ALB shop · drains 70 s · 20 s to finish · safe`: one for each workload, of the variant that loses most. */
export function workloadLenses(uri: string, snapshot: Snapshot, render: Render): readonly NoteInPlace[] {
  if (!snapshot.complete) return [];
  const worst = new Map<number, WorkloadTimeline>();
  for (const timeline of timelinesOf(uri, null, snapshot, render).workloads) {
    const former = worst.get(timeline.span.start);
    if (timeline.uri === uri && (!former || loss(timeline) > loss(former)))
      worst.set(timeline.span.start, timeline);
  }
  return [...worst.values()].map(({ span, picture, container }) => {
    const told = picture.containers[container];
    const parts = [...(told ? factsOf(told) : []), message(`lens.${verdictOfPicture(picture).state}`)];
    return { span, text: parts.map(render).join(" · ") };
  });
}

/** Seconds in which new requests are refused. */
function loss({ picture }: WorkloadTimeline): number {
  return Math.max(
    0,
    ...picture.containers.map(({ lostWindow }) => (lostWindow ? lostWindow.to - lostWindow.from : 0)),
  );
}

function factsOf({ sender, stopsAcceptingAt, sigtermAt, sigkillAt }: PicturedContainer): readonly Message[] {
  const finish = sigtermAt === null || sigkillAt === null ? null : sigkillAt - sigtermAt;
  return [
    ...(sender === null ? [] : [senderTitle(sender)]),
    ...(stopsAcceptingAt === null ? [] : [drains(stopsAcceptingAt)]),
    ...(finish === null ? [] : [message("lens.finish", { seconds: finish })]),
  ];
}

function drains(seconds: number): Message {
  return seconds === 0 ? message("lens.no-delay") : message("lens.drains", { seconds });
}
