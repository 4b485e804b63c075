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

/** A Service, and the reference that means it. */
export interface MeantService {
  readonly service: Effective<Service>;
  readonly reference: Reference;
}

/** What the references of one object mean. */
export function referencesOf(referrer: Effective<Manifest>, index: ObjectIndex): readonly MeantService[] {
  return backendsOf(referrer.manifest).flatMap((backend) => {
    const namespace = backend.namespace ?? referrer.namespace;
    return servicesMeant(referrer, backend.service, namespace, index).map(({ object, certainty }) => ({
      service: object,
      reference: { referrer, backend, certainty },
    }));
  });
}

/** The references of a folder by the Service they mean. */
export function byService(
  meant: Iterable<MeantService>,
): ReadonlyMap<Effective<Service>, readonly Reference[]> {
  const references = new Map<Effective<Service>, Reference[]>();
  for (const { service, reference } of meant) {
    const found = references.get(service) ?? [];
    references.set(service, found);
    found.push(reference);
  }
  return references;
}
