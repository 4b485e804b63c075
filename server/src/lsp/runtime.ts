import type { FileSource } from "../core/workspace/fileSource.ts";
import type { NodeRenderer, RendererOptions } from "../host/nodeRenderer.ts";
import type { LanguageService } from "../languageService/api.ts";

/** What differs between a Node process and a web worker. */
export interface Runtime {
  /** A language service for the folder with this URI, with the default settings. */
  readonly createService: (root: string) => LanguageService;
  /** Files that this process reaches by itself, by `file:` URIs. */
  readonly files: FileSource | null;
  /** Starts programs that render; null where there are no programs. */
  readonly createRenderer: RendererRuntime | null;
  /** URI of the folder with the page of each rule, or null where none is packaged. */
  readonly rulePages: string | null;
  /** Lets everything that is waiting (a hover, a cancellation) have its turn. */
  readonly pause: () => Promise<void>;
  /** Keeps memory small while much is read and thrown away; gives what ends that. */
  readonly tightenHeap: () => () => void;
}

export type RendererRuntime = (options: RendererOptions) => NodeRenderer;
