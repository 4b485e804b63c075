import type { ClientCapabilities, InitializeParams } from "vscode-languageserver";
import { themes } from "../core/picture/palette.ts";
import type { InitializationOptions } from "../protocol/initializationOptions.ts";

/** What the client can do, as far as it matters to us. */
export interface ClientTraits {
  /** BCP 47 tag. */
  readonly locale: string;
  /** What it said about itself beyond the protocol. */
  readonly options: InitializationOptions;
  readonly diagnostics: {
    /** It pulls; otherwise we push. */
    readonly pull: boolean;
    /** Pulling may be registered, and registered anew, after the start. */
    readonly dynamicRegistration: boolean;
    readonly refresh: boolean;
    readonly relatedInformation: boolean;
    readonly codeDescription: boolean;
  };
  readonly codeActions: {
    /** It takes code actions, not only commands. */
    readonly literals: boolean;
    /** Edits may follow in `codeAction/resolve`. */
    readonly resolvesEdits: boolean;
    readonly disabled: boolean;
  };
  readonly edits: {
    /** Edits may name the version of the text they are for. */
    readonly versioned: boolean;
    readonly createFiles: boolean;
    /** Edits may ask the user for confirmation. */
    readonly annotations: boolean;
  };
  /** It takes word that answers given before may be others now. */
  readonly refreshes: { readonly codeLens: boolean; readonly inlayHints: boolean };
  readonly markdown: boolean;
  readonly configuration: boolean;
  readonly registersConfiguration: boolean;
  readonly registersWatchers: boolean;
  readonly workspaceFolders: boolean;
}

export function clientTraits(params: InitializeParams): ClientTraits {
  const capabilities: ClientCapabilities = params.capabilities ?? {};
  const { workspace, textDocument } = capabilities;
  const options = initializationOptions(params.initializationOptions);
  const codeAction = textDocument?.codeAction;
  const edit = workspace?.workspaceEdit;
  return {
    locale: options.locale ?? params.locale ?? "en",
    options,
    diagnostics: {
      pull: textDocument?.diagnostic !== undefined && textDocument.diagnostic !== null,
      dynamicRegistration: textDocument?.diagnostic?.dynamicRegistration === true,
      refresh: workspace?.diagnostics?.refreshSupport === true,
      relatedInformation: anyOf(
        textDocument?.publishDiagnostics,
        textDocument?.diagnostic,
        "relatedInformation",
      ),
      codeDescription: anyOf(
        textDocument?.publishDiagnostics,
        textDocument?.diagnostic,
        "codeDescriptionSupport",
      ),
    },
    codeActions: {
      literals: codeAction?.codeActionLiteralSupport !== undefined,
      resolvesEdits:
        codeAction?.dataSupport === true &&
        codeAction.resolveSupport?.properties?.includes?.("edit") === true,
      disabled: codeAction?.disabledSupport === true,
    },
    edits: {
      versioned: edit?.documentChanges === true,
      createFiles: edit?.documentChanges === true && edit.resourceOperations?.includes?.("create") === true,
      annotations: edit?.documentChanges === true && edit.changeAnnotationSupport !== undefined,
    },
    refreshes: {
      codeLens: workspace?.codeLens?.refreshSupport === true,
      inlayHints: workspace?.inlayHint?.refreshSupport === true,
    },
    markdown: textDocument?.hover?.contentFormat?.includes?.("markdown") === true,
    configuration: workspace?.configuration === true,
    registersConfiguration: workspace?.didChangeConfiguration?.dynamicRegistration === true,
    registersWatchers: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    workspaceFolders: workspace?.workspaceFolders === true,
  };
}

/** Clients announce these in one place or the other. */
function anyOf<K extends string>(
  a: { readonly [key in K]?: boolean } | undefined,
  b: { readonly [key in K]?: boolean } | undefined,
  key: K,
): boolean {
  return a?.[key] === true || b?.[key] === true;
}

/** Keeps what has the right type: the options come from a configuration that somebody wrote by hand. */
function initializationOptions(value: unknown): InitializationOptions {
  if (typeof value !== "object" || value === null) return {};
  const given = new Map<string, unknown>(Object.entries(value));
  const text = (key: string) => {
    const found = given.get(key);
    return typeof found === "string" ? { [key]: found } : {};
  };
  const theme = themes.find((each) => given.get("theme") === each);
  return {
    ...text("locale"),
    ...text("uriScheme"),
    ...(theme ? { theme } : {}),
    hoverImages: given.get("hoverImages") === true,
    canCopy: given.get("canCopy") === true,
    canShowRule: given.get("canShowRule") === true,
    canShowTimeline: given.get("canShowTimeline") === true,
    readsFiles: given.get("readsFiles") === true,
    workspaceTrusted: given.get("workspaceTrusted") !== false,
    showsStatus: given.get("showsStatus") === true,
    showsOverview: given.get("showsOverview") === true,
    settings: given.get("settings"),
  };
}
