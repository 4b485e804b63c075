import { positionAt } from "../../core/text/lineIndex.ts";
import type { Snapshot } from "../../core/workspace/snapshot.ts";
import { relativeTo } from "../../core/workspace/uriPath.ts";
import { overviewOf } from "../overview/overview.ts";
import type { PlacedFinding } from "../placedFinding.ts";
import type { Render } from "../render.ts";
import { reportFinding } from "../reportedFinding.ts";
import { timelinesOf } from "../timeline/timelines.ts";
import type { ReportSource } from "./workspaceReport.ts";

/** What the report of a folder is written from, as one snapshot has it. `root` is the URI of the folder. */
export function reportSourceOf(
  snapshot: Snapshot,
  root: string,
  findingsOf: (uri: string) => readonly PlacedFinding[],
  render: Render,
): ReportSource {
  return {
    overview: overviewOf(snapshot, findingsOf, render),
    findings: snapshot.files.flatMap((uri) =>
      findingsOf(uri).map((placed) => reportFinding(placed, snapshot, render)),
    ),
    pictureOf({ uri, span, variant }) {
      const { workloads } = timelinesOf(uri, span.start, snapshot, render);
      return workloads.find(({ picture }) => picture.variant === variant)?.picture ?? null;
    },
    positionAt(uri, offset) {
      const file = snapshot.file(uri);
      return file ? positionAt(file.lines, offset) : { line: 0, character: 0 };
    },
    pathOf: (uri) => relativeTo(root, uri),
  };
}
