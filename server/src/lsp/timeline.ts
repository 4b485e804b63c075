import type { WorkspaceEdit } from "vscode-languageserver";
import { paletteOf, themes } from "../core/picture/palette.ts";
import { whatIf } from "../core/picture/picturedWorkload.ts";
import { canonicalUri } from "../host/canonicalUri.ts";
import type { ChosenTimes, ResolvedFix, WorkloadTimeline } from "../languageService/api.ts";
import {
  type TimelineOverrides,
  type TimelineParams,
  type TimelineResult,
  type TimelineWorkload,
  timelineRequest,
} from "../protocol/timeline.ts";
import { currentText } from "./currentText.ts";
import type { Folder } from "./folder.ts";
import { offsetOf } from "./fromProtocol.ts";
import { runSafely } from "./runSafely.ts";
import type { Session } from "./session.ts";
import { toRange } from "./toProtocol.ts";
import { workspaceEdit } from "./workspaceEdit.ts";

/** Timelines as data and as pictures, as they are or with other seconds, and the edit that would write those. */
export function serveTimeline(session: Session): void {
  const answer = runSafely(session.log, "Timeline", null, (params: TimelineParams) =>
    timeline(session, params),
  );
  session.connection.onRequest(timelineRequest, (params: TimelineParams) => answer(params));
}

async function timeline(session: Session, params: TimelineParams): Promise<TimelineResult | null> {
  const uri = canonicalUri(params.uri);
  session.documents.settle();
  const folder = session.folders.find(uri);
  if (!folder?.service.has(uri)) return null;
  await folder.configured;
  const { service } = folder;
  const offset = params.position === undefined ? null : offsetOf(service, uri, params.position);
  const { workloads, none } = service.timelines(uri, offset, session.render);
  const overrides = validOverrides(params.overrides);
  const asked = Math.max(
    0,
    workloads.findIndex(({ picture }) => picture.variant === (overrides.variant ?? null)),
  );
  const changed = workloads.map((each, index) => (index === asked ? withOverrides(each, overrides) : each));
  const pictures = changed.map(({ picture }) => picture);
  const width = Math.min(Math.max(Number(params.width) || 720, 280), 4000);
  const wished = themes.filter((theme) => params.themes?.includes?.(theme));
  const look = { width, heading: true, background: false, idPrefix: "" };
  return {
    workloads: await Promise.all(
      changed.map((each, index) => workload(session, folder, each, index === asked ? overrides : {})),
    ),
    none,
    pictures: Object.fromEntries(
      wished.map((theme) => [
        theme,
        service.drawTimelines(pictures, { ...session.render, ...look, palette: paletteOf(theme) }),
      ]),
    ),
    text: service.describeTimelines(pictures, session.render),
    words: service.pictureWords(session.render),
  };
}

function withOverrides(each: WorkloadTimeline, overrides: TimelineOverrides): WorkloadTimeline {
  const container = Math.min(overrides.container ?? each.container, each.picture.containers.length - 1);
  return { ...each, container, picture: whatIf(each.picture, container, overrides) };
}

async function workload(
  session: Session,
  folder: Folder,
  { uri, span, picture, container, suggested }: WorkloadTimeline,
  { delaySeconds, graceSeconds }: TimelineOverrides,
): Promise<TimelineWorkload> {
  const tryOut = (seconds: Pick<ChosenTimes, "delaySeconds" | "graceSeconds">) =>
    write(session, folder, uri, span.start, { variant: picture.variant, container, ...seconds });
  const delay = await tryOut({ delaySeconds: suggested.delaySeconds + 1 });
  const grace = await tryOut({ graceSeconds: suggested.graceSeconds + 1 });
  const chosen = {
    ...(delaySeconds === undefined ? {} : { delaySeconds }),
    ...(graceSeconds === undefined ? {} : { graceSeconds }),
  };
  return {
    uri: session.documents.spelled(uri),
    range: toRange(folder.service, uri, span),
    picture,
    container,
    suggested,
    obstacles: { delay: delay.obstacle, grace: grace.obstacle },
    edit: Object.keys(chosen).length === 0 ? null : (await tryOut(chosen)).edit,
  };
}

/** The edit that writes the seconds, or why there is none. */
async function write(
  session: Session,
  { service }: Folder,
  uri: string,
  offset: number,
  chosen: ChosenTimes,
): Promise<{ readonly edit: WorkspaceEdit | null; readonly obstacle: string | null }> {
  const { documents, client, render } = session;
  const texts = new Map<string, string>();
  for (const each of service.filesOfChosen(uri, offset, chosen)) {
    const text = await currentText(session, each);
    if (text !== null) texts.set(each, text);
  }
  const resolved: ResolvedFix = service.writeChosen(uri, offset, chosen, texts, render);
  if (resolved.state === "disabled") return { edit: null, obstacle: resolved.reason };
  if (resolved.state !== "edits") return { edit: null, obstacle: null };
  const outcome = workspaceEdit(resolved, { client, documents, origin: uri, texts });
  return outcome.state === "edit"
    ? { edit: outcome.edit, obstacle: null }
    : { edit: null, obstacle: outcome.reason };
}

/** Keeps what is a number of seconds: requests are made by other programs. */
function validOverrides(given: TimelineOverrides | undefined): TimelineOverrides {
  const seconds = (key: "delaySeconds" | "graceSeconds" | "requiredSeconds") => {
    const value = given?.[key];
    return typeof value === "number" && value >= 0 && value <= mostSeconds ? { [key]: value } : {};
  };
  const container = given?.container;
  return {
    ...(typeof given?.variant === "string" ? { variant: given.variant } : {}),
    ...(Number.isInteger(container) && Number(container) >= 0 ? { container: Number(container) } : {}),
    ...seconds("delaySeconds"),
    ...seconds("graceSeconds"),
    ...seconds("requiredSeconds"),
  };
}

/** A day: as far as settings go. */
const mostSeconds = 86_400;
