import type { Manifest } from "../kubernetes/manifest.ts";
import type { Effective } from "../workspace/effective.ts";
import { type Field, valueOf, whereOf } from "../yaml/field.ts";
import type { Certainty, LoadBalancerKind, PathAttributes, TargetType, TrafficStep } from "./exposure.ts";

/** Something that receives requests from outside and sends them to a Service. */
export interface FrontEnd extends TargetGroupFacts {
  readonly kind: LoadBalancerKind;
  readonly autoMode: boolean;
  readonly certainty: Certainty;
  /** The objects before the Service. */
  readonly steps: readonly TrafficStep[];
  /** The port of the Service that is used; null where all are, or it is not known. */
  readonly port: string | number | null;
  /** The object that refers to the Service; absent where the Service asks for its load balancer itself. */
  readonly referrer?: Effective<Manifest>;
}

/** What a front end's own objects and annotations say about how it treats its targets. */
export interface TargetGroupFacts {
  readonly targetType: TargetType;
  readonly deregistrationDelay: Field<number> | null;
  readonly attributes: PathAttributes;
}

/** The front ends of a Service, and whether there may be one that cannot be read. */
export interface FrontEnds {
  readonly found: readonly FrontEnd[];
  readonly uncertain: boolean;
}

export const nothing: FrontEnds = { found: [], uncertain: false };

/** There may be a front end, but what it does is not known. */
export const unseen: FrontEnds = { found: [], uncertain: true };

export const unknownTarget: TargetType = { state: "unknown", at: null };

export const noAttributes: PathAttributes = {
  slowStart: null,
  idleTimeout: null,
  healthCheckInterval: null,
  healthCheckTimeout: null,
  healthyThreshold: null,
  unhealthyThreshold: null,
};

/** Of front ends whose objects say nothing about targets. */
export const noTargetGroup: TargetGroupFacts = {
  targetType: unknownTarget,
  deregistrationDelay: null,
  attributes: noAttributes,
};

export function together(parts: readonly FrontEnds[]): FrontEnds {
  return { found: parts.flatMap(({ found }) => found), uncertain: parts.some(({ uncertain }) => uncertain) };
}

export function stepOf(object: Effective<Manifest>): TrafficStep {
  const { kind, name } = object.manifest;
  return { kind, name: valueOf(name, ""), at: whereOf(name), object };
}

/** A chain is as sure as its weakest link. */
export function weakest(...links: readonly Certainty[]): Certainty {
  return links.includes("likely") ? "likely" : "proven";
}
