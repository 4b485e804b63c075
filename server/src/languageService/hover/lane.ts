import { drawTextTimeline } from "../../core/picture/textTimeline.ts";
import type { Timeline } from "../../core/shutdown/timeline.ts";
import type { Writer } from "./writer.ts";

/** The shutdown of a container as a picture of text, or nothing where no time is known. */
export function laneOf(timeline: Timeline, writer: Writer): readonly string[] {
  const word = (name: string) => writer.say(`hover.lane.${name}`);
  const picture = drawTextTimeline(timeline, {
    pod: word("pod"),
    requests: word("requests"),
    seconds: word("seconds"),
    preStop: word("pre-stop"),
    preStopClosed: word("pre-stop-closed"),
    finishing: word("finishing"),
    answered: word("answered"),
    lost: word("lost"),
    arriving: word("arriving"),
    unknownHook: word("unknown-hook"),
  });
  return picture === "" ? [] : [writer.block(picture)];
}
