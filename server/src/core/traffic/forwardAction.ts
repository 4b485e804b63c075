import { member, readJson } from "./readJson.ts";

/** A Service that a forward action sends requests to. */
export interface ActionTarget {
  readonly service: string;
  readonly port: string | number | null;
}

/**
 * The Services in the JSON of a forward action, in annotations of Ingresses and of NLB Services (domain-facts §C5, §C6);
 * none where it is not readable or names target groups of AWS.
 */
export function actionTargets(json: string): readonly ActionTarget[] {
  const groups = member(member(readJson(json), "forwardconfig"), "targetgroups");
  if (!Array.isArray(groups)) return [];
  return groups.flatMap((group: unknown) => {
    const service = member(group, "servicename");
    const port = member(group, "serviceport");
    if (typeof service !== "string") return [];
    return [{ service, port: typeof port === "string" || typeof port === "number" ? numeric(port) : null }];
  });
}

function numeric(port: string | number): string | number {
  return typeof port === "string" && /^\d+$/.test(port) ? Number(port) : port;
}
