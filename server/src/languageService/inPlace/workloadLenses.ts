import { verdictOfPicture } from "../../core/picture/describePicture.ts";
import { senderTitle } from "../../core/picture/lanes.ts";
import type { PicturedContainer } from "../../core/picture/picturedWorkload.ts";
import { type Message, message } from "../../core/text/message.ts";
import type { Snapshot } from "../../core/workspace/snapshot.ts";
import type { NoteInPlace, WorkloadTimeline } from "../api.ts";
import { loss } from "../hover/subject.ts";
import type { Render } from "../render.ts";
import { timelinesOf } from "../timeline/timelines.ts";

/** `ALB shop · drains 70 s · 20 s to finish · safe`: one for each workload, of the variant that loses most. */
export function workloadLenses(uri: string, snapshot: Snapshot, render: Render): readonly NoteInPlace[] {
  if (!snapshot.complete) return [];
  const worst = new Map<number, WorkloadTimeline>();
  for (const timeline of timelinesOf(uri, null, snapshot, render).workloads) {
    const former = worst.get(timeline.span.start);
    if (!former || loss(timeline.picture.containers) > loss(former.picture.containers))
      worst.set(timeline.span.start, timeline);
  }
  return [...worst.values()].map(({ span, picture, container }) => {
    const parts = [
      ...factsOf(picture.containers[container]!),
      message(`lens.${verdictOfPicture(picture).state}`),
    ];
    return { span, text: parts.map(render).join(" · ") };
  });
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
