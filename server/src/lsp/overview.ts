import type { FileLocation } from "../core/text/span.ts";
import { visible } from "../core/text/visible.ts";
import type { FrontEndOverview } from "../languageService/api.ts";
import {
  type OverviewEntry,
  overviewChangedNotification,
  overviewRequest,
  type PlaceInFile,
} from "../protocol/overview.ts";
import type { Folder } from "./folder.ts";
import { runSafely } from "./runSafely.ts";
import type { Session } from "./session.ts";
import { debounced } from "./timing.ts";
import { toRange } from "./toProtocol.ts";

/** Milliseconds to wait after a change, because changes come in flocks. */
const flock = 300;

/** The overview of load balancers, and word to the client whenever it may have become another one. */
export function serveOverview(session: Session): void {
  const { connection, changes, documents, client, log } = session;
  connection.onRequest(
    overviewRequest,
    runSafely<[], OverviewEntry[]>(log, "Overview", [], async () => overview(session)),
  );
  if (client.options.showsOverview !== true) return;
  const announce = debounced(flock, () => {
    void connection.sendNotification(overviewChangedNotification).catch(() => {});
  });
  changes.event(announce);
  documents.onEdited(announce);
}

function overview(session: Session): OverviewEntry[] {
  session.documents.settle();
  return session.folders.all().flatMap((folder) => {
    if (!folder.service.isComplete()) return [];
    return folder.service.overview(session.render).map((frontEnd) => entryOf(session, folder, frontEnd));
  });
}

function entryOf(session: Session, folder: Folder, frontEnd: FrontEndOverview): OverviewEntry {
  const placed = <T extends FileLocation>({ span, ...rest }: T): Omit<T, "span"> & PlaceInFile => ({
    ...rest,
    uri: session.documents.spelled(rest.uri),
    range: toRange(folder.service, rest.uri, span),
  });
  return {
    ...placed(frontEnd),
    name: visible(frontEnd.name),
    workloads: frontEnd.workloads.map(({ findings: _, ...workload }) => ({
      ...placed(workload),
      name: visible(workload.name),
      namespace: workload.namespace && visible(workload.namespace),
      variant: workload.variant && visible(workload.variant),
    })),
  };
}
