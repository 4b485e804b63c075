import { diagnosticsOf, type FileDiagnostics, nothing } from "./diagnostics.ts";
import type { Folder } from "./folder.ts";
import type { DiagnosticsOutlet } from "./pullDiagnostics.ts";
import { describe } from "./runSafely.ts";
import type { Session } from "./session.ts";
import { debounced, pacer } from "./timing.ts";

/** Milliseconds without a change after which diagnostics are sent. */
const quiet = 200;

/** The client cannot pull: whatever changes is sent to it, for the open files and after a scan for all of them. */
export function servePushDiagnostics(session: Session): DiagnosticsOutlet {
  const { changes, documents } = session;
  /** What the client shows, by its result id. */
  const shown = new Map<string, string>();
  let wholeWorkspace = false;
  let running = false;

  async function send(): Promise<void> {
    // A run that is under way would miss what changes behind it: it is started again when it ends.
    if (running) return soon();
    running = true;
    try {
      await sendDifferences(session, shown, wholeWorkspace);
    } catch (error) {
      session.log(`Sending diagnostics failed: ${describe(error)}`);
    } finally {
      running = false;
    }
  }
  const soon = debounced(quiet, () => void send());

  changes.event(soon);
  documents.onOpened(soon);
  documents.onEdited(soon);
  documents.onClosed(soon);
  return {
    start: soon,
    async showWorkspace() {
      wholeWorkspace = true;
      await send();
    },
  };
}

async function sendDifferences(
  session: Session,
  shown: Map<string, string>,
  wholeWorkspace: boolean,
): Promise<void> {
  session.documents.settle();
  const pace = pacer(session.runtime.pause);
  const wanted = new Set(session.documents.all().map(({ uri }) => uri));
  if (wholeWorkspace) for (const uri of filesOf(session.folders.scanned())) wanted.add(uri);
  for (const uri of new Set([...shown.keys(), ...wanted])) {
    await pace();
    const folder = wanted.has(uri) ? session.folders.find(uri) : undefined;
    await folder?.configured;
    sendIfDifferent(session, shown, uri, folder ? diagnosticsOf(session, folder, uri) : nothing);
  }
}

function filesOf(folders: readonly Folder[]): readonly string[] {
  return folders.flatMap(({ service }) => service.files());
}

function sendIfDifferent(
  { connection, documents }: Session,
  shown: Map<string, string>,
  uri: string,
  { resultId, items }: FileDiagnostics,
): void {
  if (resultId === (shown.get(uri) ?? nothing.resultId)) return;
  if (items.length === 0) shown.delete(uri);
  else shown.set(uri, resultId);
  const version = documents.get(uri)?.content.version;
  void connection.sendDiagnostics({
    uri: documents.spelled(uri),
    ...(version === undefined ? {} : { version }),
    diagnostics: [...items],
  });
}
