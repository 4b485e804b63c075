import {
  type CancellationToken,
  CancellationTokenSource,
  ErrorCodes,
  MessageType,
  ResponseError,
  WorkDoneProgressReporter,
} from "vscode-languageserver";
import { type Message, message } from "../core/text/message.ts";
import { renderPlainIn } from "../languageService/render.ts";
import { runSafely } from "./runSafely.ts";
import type { Session } from "./session.ts";
import { showMessage } from "./showMessage.ts";

/** Wherever the client wants to see how far we are: with the request, in a progress of its own, or nowhere. */
export type Progress = readonly WorkDoneProgressReporter[];

/** Long work that any client can start by a command. */
export interface ServerCommand {
  readonly name: string;
  run(token: CancellationToken, progress: Progress): Promise<unknown>;
  /** The outcome in a sentence; null for none. */
  describe(outcome: unknown): Message | null;
}

/** A command whose outcome has a type of its own. */
export function serverCommand<R>(
  name: string,
  run: (token: CancellationToken, progress: Progress) => Promise<R | null>,
  describe: (outcome: R) => Message,
): ServerCommand {
  return { name, run, describe: (outcome) => (outcome === null ? null : describe(outcome as R)) };
}

/** Runs the commands with progress that can be cancelled from the editor, and a closing message. */
export function serveCommands(session: Session, commands: readonly ServerCommand[]): void {
  session.connection.onExecuteCommand((params, token, progress) => {
    const command = commands.find(({ name }) => name === params?.command);
    if (command) return runCommand(session, command, token, progress);
    throw new ResponseError(ErrorCodes.InvalidParams, `There is no command ${String(params?.command)}.`);
  });
}

async function runCommand(
  { connection, log, render }: Session,
  command: ServerCommand,
  token: CancellationToken,
  given: WorkDoneProgressReporter,
): Promise<unknown> {
  const create = runSafely(log, "Progress", undefined, () => connection.window.createWorkDoneProgress());
  const either = new CancellationTokenSource();
  token.onCancellationRequested(() => either.cancel());
  const creating = WorkDoneProgressReporter.isNullInstance(given) ? create() : undefined;
  void creating?.then((own) => own?.token.onCancellationRequested(() => either.cancel()));
  const outcome = await command.run(either.token, [creating ? onceThere(creating) : given]);
  const text = command.describe(outcome);
  const words = text && renderPlainIn(render.locale)(message("editor.about", { topic: "Podgrace", text }));
  if (words !== null) showMessage(connection, MessageType.Info, words);
  return outcome;
}

/** Progress that is shown as soon as the client has made room for it. The work does not wait for that: the client may never answer. */
function onceThere(creating: Promise<WorkDoneProgressReporter | undefined>): WorkDoneProgressReporter {
  let reporter: WorkDoneProgressReporter | undefined;
  let begin: ((reporter: WorkDoneProgressReporter) => void) | undefined;
  let done = false;
  void creating.then((created) => {
    reporter = created;
    if (created) begin?.(created);
    if (done) created?.done();
  });
  return {
    begin(title, percentage, words, cancellable) {
      begin = (each) => each.begin(title, percentage, words, cancellable);
      if (reporter) begin(reporter);
    },
    report(first: number | string, words?: string) {
      if (typeof first === "string") reporter?.report(first);
      else if (words === undefined) reporter?.report(first);
      else reporter?.report(first, words);
    },
    done() {
      done = true;
      reporter?.done();
    },
  };
}
