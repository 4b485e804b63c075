import * as vscode from "vscode";
import { type LanguageClientOptions, RevealOutputChannelOn } from "vscode-languageclient";
import { showRuleCommand } from "../../server/src/protocol/commands.ts";
import type { InitializationOptions } from "../../server/src/protocol/initializationOptions.ts";
import { currentTheme } from "./pictureTheme.ts";
import { restartSeldom } from "./restartSeldom.ts";
import { linkRules } from "./ruleLinks.ts";
import { servedSchemes } from "./servedSchemes.ts";

const languages = ["yaml", "helm", "json"];

/** What the client asks of the server, and how it treats what comes back. */
export function clientOptions(
  extension: vscode.Uri,
  output: vscode.LogOutputChannel,
  restart: () => Promise<void>,
): LanguageClientOptions {
  return {
    documentSelector: servedSchemes().flatMap((scheme) =>
      languages.map((language) => ({ scheme, language })),
    ),
    outputChannel: output,
    revealOutputChannelOn: RevealOutputChannelOn.Never,
    initializationOptions: initializationOptions(),
    diagnosticPullOptions: { onChange: true, onSave: false, onFocus: true },
    errorHandler: restartSeldom(output, restart),
    middleware: linkRules(extension),
    // Hovers hold names from other people's files: no HTML, and of all commands only the one that opens a page.
    markdown: { isTrusted: { enabledCommands: [showRuleCommand] }, supportHtml: false },
  };
}

function initializationOptions(): InitializationOptions {
  return {
    locale: vscode.env.language,
    uriScheme: vscode.env.uriScheme,
    canCopy: true,
    canShowRule: true,
    canShowTimeline: true,
    readsFiles: true,
    showsStatus: true,
    workspaceTrusted: vscode.workspace.isTrusted,
    showsOverview: true,
    hoverImages: true,
    theme: currentTheme(),
  };
}
