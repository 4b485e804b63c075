import { DidChangeConfigurationNotification, MessageType } from "vscode-languageserver";
import { type Message, message } from "../core/text/message.ts";
import { folderUri } from "../host/canonicalUri.ts";
import { configurationTemplate } from "../languageService/configuration/template.ts";
import { readSettings } from "../languageService/readSettings.ts";
import { renderPlainIn } from "../languageService/render.ts";
import { configurationTextRequest } from "../protocol/configuration.ts";
import type { Folder } from "./folder.ts";
import { runSafely } from "./runSafely.ts";
import type { Session } from "./session.ts";
import { showMessage } from "./showMessage.ts";
import { withinMilliseconds } from "./timing.ts";

/** Our part of the editor's settings. */
const section = "podgrace";

/** Milliseconds after which an editor that does not answer is taken to have no settings. */
const patience = 3000;

export interface Configuration {
  /** Asks for the settings of a folder and puts them into effect. */
  configure(folder: Folder): Promise<void>;
  /** The tree below `podgrace` for a folder, as the client has it; anything may arrive. */
  ask(folder: Folder): Promise<unknown>;
}

/** Settings of each folder, from the client; a change takes effect at once. */
export function serveConfiguration(session: Session): Configuration {
  const { connection, client, folders, log } = session;
  const complain = complainOnce(session);
  /** For clients that cannot be asked: what they said last. */
  let told = client.options.settings;

  const ask = runSafely(
    log,
    "Asking for settings",
    told,
    (folder: Folder): Promise<unknown> =>
      connection.workspace.getConfiguration({ scopeUri: folderUri(folder.uri).toString(), section }),
  );

  const askOrRecall = (folder: Folder) => (client.configuration ? ask(folder) : Promise.resolve(told));

  async function configure(folder: Folder): Promise<void> {
    const answer = askOrRecall(folder);
    const put = runSafely(log, "Reading settings", undefined, async () => {
      const { settings, problems } = readSettings(await answer, undefined, session.render.locale);
      complain(problems.map(({ message }) => message));
      const isShownAnew = session.displays.take(folder, await answer);
      const isJudgedAnew = folder.service.configure(settings);
      if (!isJudgedAnew && !isShownAnew) return;
      session.changes.fire({ folder, uris: isJudgedAnew ? null : [], others: true, cause: "settings" });
    });
    await withinMilliseconds(patience, put());
    folder.markConfigured();
  }

  connection.onDidChangeConfiguration(
    runSafely(log, "Changing settings", undefined, async (params) => {
      told = settingsIn(params?.settings) ?? told;
      await Promise.all(folders.all().map(configure));
    }),
  );
  return { configure, ask: askOrRecall };
}

/** Gives the text of a configuration file to clients that write one. */
export function serveConfigurationText({ connection }: Session): void {
  connection.onRequest(configurationTextRequest, () => configurationTemplate());
}

/** Lets the client tell us about changes; clients that push them without being asked need no registration. */
export function watchConfiguration({ connection, client, log }: Session): void {
  if (!client.registersConfiguration) return;
  void runSafely(log, "Registering for settings", undefined, async () => {
    await connection.client.register(DidChangeConfigurationNotification.type, { section });
  })();
}

/** Clients send the whole tree, or only what stands below our section. */
function settingsIn(settings: unknown): unknown {
  if (typeof settings !== "object" || settings === null) return undefined;
  return section in settings ? Reflect.get(settings, section) : settings;
}

/** Says what is wrong with the settings, each thing once: they are read again at every change. */
function complainOnce({ connection, log, render }: Session): (messages: readonly string[]) => void {
  const say = renderPlainIn(render.locale);
  const said = new Set<string>();
  return (messages) => {
    const fresh = messages.filter((message) => !said.has(message));
    for (const message of fresh) {
      said.add(message);
      log(message);
    }
    if (fresh.length > 0) showMessage(connection, MessageType.Warning, say(leftOut(fresh)));
  };
}

/** A message in a corner of the screen has room for a few sentences; the log has them all. */
const mostSentences = 4;

function leftOut(sentences: readonly string[]): Message {
  const count = sentences.length - mostSentences;
  const shown = sentences.slice(0, mostSentences).join(" ");
  const problems = count > 0 ? message("editor.and-more", { sentences: shown, count }) : shown;
  return message("editor.settings-left-out", { problems });
}
