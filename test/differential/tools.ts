import { createNodeFileSource } from "../../server/src/host/nodeFileSource.ts";
import { createNodeRenderer, type NodeRenderer } from "../../server/src/host/nodeRenderer.ts";

/** The programs that PODGRACE_HELM and PODGRACE_KUBECTL name, which scripts/hosts/renderTools.mjs installs. */
export function realRenderer(): NodeRenderer {
  const helm = process.env.PODGRACE_HELM;
  const kustomize = process.env.PODGRACE_KUBECTL;
  if (!helm || !kustomize) throw new Error("PODGRACE_HELM and PODGRACE_KUBECTL have to name the programs.");
  const signal = new AbortController().signal;
  return createNodeRenderer({ helm, kustomize, workingDirectory: null, signal });
}

/** The texts of all manifest files below a folder, by URI. */
export async function textsBelow(folder: string): Promise<ReadonlyMap<string, string>> {
  const source = createNodeFileSource();
  const texts = new Map<string, string>();
  for await (const listed of source.list(folder)) {
    for (const file of listed) {
      const result = file.state === "file" ? await source.read(file.uri) : null;
      if (result?.state === "text") texts.set(file.uri, result.text);
    }
  }
  return texts;
}
