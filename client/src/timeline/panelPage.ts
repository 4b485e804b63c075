import * as vscode from "vscode";

/** The page of the panel. Its script and style are files of the extension; nothing else may be loaded or run. */
export function panelPage(webview: vscode.Webview, extension: vscode.Uri): string {
  const nonce = crypto.randomUUID().replaceAll("-", "");
  const file = (name: string) =>
    webview.asWebviewUri(vscode.Uri.joinPath(extension, "dist", "webview", name));
  const policy = [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    `style-src ${webview.cspSource}`,
    "img-src 'none'",
    "connect-src 'none'",
    "form-action 'none'",
    "base-uri 'none'",
  ].join("; ");
  const text = texts();
  return `<!DOCTYPE html>
<html lang="${escapeHtml(vscode.env.language)}">
<head>
  <meta charset="utf-8">
  <meta http-equiv="Content-Security-Policy" content="${policy}">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <link rel="stylesheet" href="${file("timeline.css")}">
  <title>${text.title}</title>
</head>
<body>
  <main>
    <p id="none" hidden></p>
    <div id="content" hidden>
      <p class="row" id="choice" hidden>
        <label for="workload">${text.workload}</label>
        <select id="workload"></select>
      </p>
      <div id="picture"></div>
      <p id="summary" class="hidden-text" aria-live="polite"></p>
      <form id="sliders">
        <h2>${text.whatIf}</h2>
        <p class="row" id="container-choice" hidden>
          <label for="container">${text.container}</label>
          <select id="container"></select>
        </p>
        ${slider("delay", text.delay)}
        ${slider("grace", text.grace)}
        ${slider("required", text.required)}
        <p class="hint">${text.requiredHint}</p>
        <p class="buttons">
          <button type="submit" id="apply" aria-describedby="reason">${text.apply}</button>
          <button type="button" id="suggest" class="secondary">${text.suggest}</button>
          <button type="button" id="reset" class="secondary">${text.reset}</button>
          <button type="button" id="reveal" class="secondary">${text.reveal}</button>
        </p>
        <p id="reason" role="status"></p>
      </form>
    </div>
  </main>
  <script nonce="${nonce}" src="${file("timeline.js")}"></script>
</body>
</html>`;
}

/** A slider and a field for the same number. */
function slider(id: string, label: string): string {
  return `<p class="slider">
          <label for="${id}">${label}</label>
          <input type="range" id="${id}" min="0" step="1">
          <input type="number" id="${id}-number" min="0" max="86400" step="1" aria-label="${label}">
        </p>`;
}

function texts() {
  const all = {
    title: vscode.l10n.t("Shutdown Timeline"),
    workload: vscode.l10n.t("Workload"),
    whatIf: vscode.l10n.t("What if?"),
    container: vscode.l10n.t("Container"),
    delay: vscode.l10n.t("preStop delay, in seconds"),
    grace: vscode.l10n.t("Grace period, in seconds"),
    required: vscode.l10n.t("Load balancer goes on sending, in seconds"),
    requiredHint: vscode.l10n.t(
      "What the load balancer takes stands in no manifest: it is the setting podgrace.requiredSeconds.",
    ),
    apply: vscode.l10n.t("Write into the YAML"),
    suggest: vscode.l10n.t("Suggested Values"),
    reset: vscode.l10n.t("Reset"),
    reveal: vscode.l10n.t("Show in File"),
  };
  return Object.fromEntries(Object.entries(all).map(([key, text]) => [key, escapeHtml(text)])) as typeof all;
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
