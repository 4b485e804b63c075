import type { Manifest } from "../kubernetes/manifest.ts";
import type { Effective } from "../workspace/effective.ts";
import { namespacesAgree } from "../workspace/nearness.ts";
import { valueOf } from "../yaml/field.ts";
import { type FrontEnd, type FrontEnds, noTargetGroup, together, unseen } from "./frontEnd.ts";

/** What one object that refers to a Service does for it. */
export interface Way {
  readonly referrer: Effective<Manifest>;
  readonly frontEnds: FrontEnds;
}

/**
 * Objects of one kind and name in several files (`ingress-alb.yaml` beside `ingress-nginx.yaml`) are alternatives: only one
 * of them is applied, and no file says which. What they agree in is kept, and where they are of different controllers
 * nothing is known (domain-facts §C10: unknown raises no warning).
 */
export function withAlternatives(ways: readonly Way[]): FrontEnds {
  return together(
    groups(ways).map((group) => {
      const objects = new Set(group.map(({ referrer }) => referrer));
      const all = together(group.map(({ frontEnds }) => frontEnds));
      return objects.size === 1 ? all : agreement(group, all, objects.size);
    }),
  );
}

/** Ways belong together that share an object, or lead through alternatives; also where a third one links them. */
function groups(ways: readonly Way[]): readonly (readonly Way[])[] {
  return ways.reduce<readonly (readonly Way[])[]>((found, way) => {
    const linked = (group: readonly Way[]) =>
      group.some(({ referrer }) => isAlternative(way.referrer, referrer));
    return [...found.filter((group) => !linked(group)), [...found.filter(linked).flat(), way]];
  }, []);
}

function isAlternative(a: Effective<Manifest>, b: Effective<Manifest>): boolean {
  if (a === b) return true;
  const name = valueOf(a.name);
  return (
    name !== null &&
    name === valueOf(b.name) &&
    a.manifest.kind === b.manifest.kind &&
    a.unit === b.unit &&
    namespacesAgree(a.namespace, b.namespace)
  );
}

function agreement(group: readonly Way[], all: FrontEnds, objects: number): FrontEnds {
  const bearers = new Set(
    group.filter(({ frontEnds }) => frontEnds.found.length > 0).map(({ referrer }) => referrer),
  );
  const kinds = new Set(all.found.map(({ kind, autoMode }) => `${kind} ${autoMode}`));
  if (bearers.size < objects || kinds.size !== 1) return unseen;
  const targets = new Set(all.found.map(targetOf));
  const found = targets.size === 1 ? all.found : all.found.map((each) => ({ ...each, ...noTargetGroup }));
  return { found, uncertain: all.uncertain };
}

function targetOf({ targetType }: FrontEnd): string {
  return targetType.state === "known" ? targetType.value : targetType.state;
}
