import { splitDocuments } from "../../core/yaml/splitDocuments.ts";

/** Objects that belong to the cluster: what is rendered may refer to one that stands elsewhere in the workspace. */
const kinds = /^kind:[ \t]*["']?(Namespace|IngressClass|IngressClassParams|GatewayClass)["']?[ \t]*(#.*)?$/m;

/**
 * The text of a file with everything blanked that is no object of the cluster, so that offsets stay; null where there is
 * none in it.
 */
export function clusterObjectsIn(text: string): string | null {
  if (!kinds.test(text)) return null;
  return splitDocuments(text)
    .map(({ start, end }) => text.slice(start, end))
    .map((document) => (kinds.test(document) ? document : blanked(document)))
    .join("");
}

/** The marker in front stays, which ends the document before. */
function blanked(document: string): string {
  const marker = document.startsWith("---") ? "---" : "";
  return marker + document.slice(marker.length).replace(/[^\r\n]/g, " ");
}
