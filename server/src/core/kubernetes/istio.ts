import type { Field } from "../yaml/field.ts";
import type { ManifestBase, ServiceBackend } from "./manifest.ts";

/** `networking.istio.io/Gateway`: ports that the proxies at the edge of the mesh listen on. Not the Gateway of the Gateway API. */
export interface IstioGateway extends ManifestBase {
  readonly type: "istioGateway";
}

/** `networking.istio.io/VirtualService`: where requests to some hosts go, for each of the gateways it is bound to. */
export interface VirtualService extends ManifestBase {
  readonly type: "virtualService";
  /** None: a part of another VirtualService, which delegates to it. */
  readonly hosts: readonly Field<string>[];
  readonly destinations: readonly IstioDestination[];
  readonly delegates: readonly IstioDelegate[];
}

/** A Service that a route sends requests to. Mirrored requests do not count, nobody waits for their answers. */
export interface IstioDestination extends ServiceBackend {
  /**
   * References to the gateways whose requests get there: those of the route's matches, else those of the VirtualService,
   * none where neither names one. `mesh` stands for the sidecars of the mesh.
   */
  readonly gateways: readonly Field<string>[];
}

/** Another VirtualService that a route leaves the choice to. */
export interface IstioDelegate {
  readonly name: Field<string>;
  /** Absent means that of the VirtualService that delegates. */
  readonly namespace: Field<string>;
  readonly gateways: readonly Field<string>[];
}
