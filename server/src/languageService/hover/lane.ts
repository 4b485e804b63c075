import { picturedContainer } from "../../core/picture/picturedWorkload.ts";
import { drawTextTimeline } from "../../core/picture/textTimeline.ts";
import type { Timeline } from "../../core/shutdown/timeline.ts";
import type { Writer } from "./writer.ts";

/** Pixels: what an editor's hover shows without scrolling. */
const width = 490;

/**
 * The shutdown of a container as a picture, or as one of characters where the editor shows no images; nothing where no time is
 * known.
 */
export function laneOf(timeline: Timeline, writer: Writer): readonly string[] {
  const lanes = textLanes(timeline, writer);
  const container = picturedContainer(timeline);
  if (writer.image === null || container === null || lanes.length === 0) return lanes;
  const workload = { kind: "", name: "", variant: null, containers: [container] };
  return [writer.image(workload, width)];
}

function textLanes(timeline: Timeline, writer: Writer): readonly string[] {
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
