import { picturedWorkload } from "../../core/picture/picturedWorkload.ts";
import { drawTextLanes } from "../../core/picture/textPicture.ts";
import type { Timeline } from "../../core/shutdown/timeline.ts";
import type { AppliedWorkload } from "./subject.ts";
import type { Writer } from "./writer.ts";

/** What an editor's hover shows without scrolling: pixels of a picture, columns of one in characters. */
const width = 490;
const columns = 58;

/**
 * The shutdown of a container as a picture, or as one of characters where the editor shows no images; nothing where no time is
 * known.
 */
export function laneOf(
  { workload: of }: AppliedWorkload,
  timeline: Timeline,
  writer: Writer,
): readonly string[] {
  const workload = picturedWorkload(of, [timeline]);
  const isTimed = timeline.sigtermAt !== null || timeline.sigkillAt !== null;
  if (workload.containers.length === 0 || !isTimed) return [];
  if (writer.image !== null) return [writer.image(workload, width)];
  return [writer.block(drawTextLanes(workload, columns, ({ id, args }) => writer.say(id, args)))];
}
