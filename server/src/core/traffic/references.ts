import type { Manifest, Service } from "../kubernetes/manifest.ts";
import type { Effective } from "../workspace/effective.ts";
import type { ObjectIndex } from "../workspace/objectIndex.ts";
import { type Backend, backendsOf } from "./backends.ts";
import type { Certainty } from "./exposure.ts";
import { servicesMeant } from "./serviceMeant.ts";

/** A reference of an object that means a certain Service. */
export interface Reference {
  readonly referrer: Effective<Manifest>;
  readonly backend: Backend;
  readonly certainty: Certainty;
}

/** What every reference of a folder means, by the Service. */
export function resolveReferences(
  referrers: Iterable<Effective<Manifest>>,
  index: ObjectIndex,
): ReadonlyMap<Effective<Service>, readonly Reference[]> {
  const references = new Map<Effective<Service>, Reference[]>();
  for (const referrer of referrers) {
    for (const backend of backendsOf(referrer.manifest)) {
      const namespace = backend.namespace ?? referrer.namespace;
      for (const { object, certainty } of servicesMeant(referrer, backend.service, namespace, index)) {
        const found = references.get(object) ?? [];
        references.set(object, found);
        found.push({ referrer, backend, certainty });
      }
    }
  }
  return references;
}
