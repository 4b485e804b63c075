import { apiKind } from "../core/kubernetes/apiKinds.ts";
import type { Workload } from "../core/kubernetes/workload.ts";

/** The keys from the root of a workload to what holds the `metadata` and `spec` of its pods; none for a Pod itself. */
export function podPath({ group, kind }: Workload): readonly string[] {
  const found = apiKind(group, kind);
  return found?.view === "workload" ? found.template : [];
}
