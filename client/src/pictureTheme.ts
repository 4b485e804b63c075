import * as vscode from "vscode";
import type { PictureTheme } from "../../server/src/protocol/initializationOptions.ts";
import { themeNotification } from "../../server/src/protocol/timeline.ts";
import type { Server } from "./server.ts";

const kinds: Readonly<Record<vscode.ColorThemeKind, PictureTheme>> = {
  [vscode.ColorThemeKind.Light]: "light",
  [vscode.ColorThemeKind.Dark]: "dark",
  [vscode.ColorThemeKind.HighContrast]: "high-contrast-dark",
  [vscode.ColorThemeKind.HighContrastLight]: "high-contrast-light",
};

/** What pictures are drawn for. */
export function currentTheme(): PictureTheme {
  return kinds[vscode.window.activeColorTheme.kind];
}

/** Pictures in hovers cannot see the colours of the editor, so the server is told of another theme. */
export function tellTheme(server: Server): vscode.Disposable {
  return vscode.window.onDidChangeActiveColorTheme(async () => {
    try {
      await (await server.ready()).sendNotification(themeNotification, currentTheme());
    } catch {
      // A server that starts later is told at its start.
    }
  });
}
