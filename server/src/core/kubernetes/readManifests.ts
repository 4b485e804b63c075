import type { DocumentId } from "../text/span.ts";
import type { Known } from "../yaml/field.ts";
import { type FieldReader, fieldReader, type MappingField, type TextOf } from "../yaml/fieldReader.ts";
import type { YamlMapping, YamlNode } from "../yaml/tree.ts";
import { type ApiKind, apiKind } from "./apiKinds.ts";
import type { Manifest, ManifestBase } from "./manifest.ts";
import { readAutoscaler } from "./readAutoscaler.ts";
import {
  readIngressClassParams,
  readLoadBalancerConfiguration,
  readTargetGroupBinding,
  readTargetGroupConfiguration,
} from "./readAws.ts";
import { readBackendConfig } from "./readBackendConfig.ts";
import { readGateway, readGatewayClass, readRoute } from "./readGateway.ts";
import { readIngress, readIngressClass } from "./readIngress.ts";
import { readIstioGateway, readVirtualService } from "./readIstio.ts";
import { readMetadata } from "./readMetadata.ts";
import { readProxyRoute } from "./readProxyRoute.ts";
import { readService } from "./readService.ts";
import { readWorkload } from "./readWorkload.ts";

/**
 * The Kubernetes objects of one document that the product has a use for, those inside of a `List` or of a `Template` of
 * OpenShift one by one. Other documents (other kinds, values, pipelines) give none; nothing is ever guessed from a kind
 * without its API group.
 *
 * `text` is the text the tree was made from. Without it, seconds inside of block scalars (`|`) cannot be located.
 */
export function readManifests(root: YamlNode | null, document: DocumentId, text = ""): readonly Manifest[] {
  return readEffectiveManifests(root, document, (other) => (other === document ? text : ""));
}

/**
 * The same for a tree that is more than one text: `document` is the one that its root stands in, and `textOf` gives the text
 * of any document that the tree has parts of.
 */
export function readEffectiveManifests(
  root: YamlNode | null,
  document: DocumentId,
  textOf: TextOf,
): readonly Manifest[] {
  if (root === null) return [];
  const read = fieldReader(document, textOf);
  const found: Manifest[] = [];
  collect({ read, found }, read.root(root), null, 0);
  // Without the room that an array keeps for more.
  return found.slice();
}

/** Lists inside of lists are rare; how many objects there may be is bounded by the reader. */
const maximumListDepth = 4;

interface Collection {
  readonly read: FieldReader;
  readonly found: Manifest[];
}

/** The kind of an object, and the field that says so. */
interface TypeMeta {
  readonly apiVersion: Known<string>;
  readonly kind: Known<string>;
}

function collect(
  collection: Collection,
  object: MappingField,
  inherited: TypeMeta | null,
  depth: number,
): void {
  const { read, found } = collection;
  if (object.state !== "known") return;
  const type = readTypeMeta(read, object, inherited);
  if (type === null) return;
  const inside = insideOf(type);
  if (inside !== null) {
    if (depth >= maximumListDepth) return;
    for (const item of read.mappings(object, inside.key)) collect(collection, item, inside.type, depth + 1);
    return;
  }
  const manifest = readObject(read, object, type);
  if (manifest !== null) found.push(manifest);
}

function readTypeMeta(
  read: FieldReader,
  object: Known<YamlMapping>,
  inherited: TypeMeta | null,
): TypeMeta | null {
  const apiVersion = read.keyword(object, "apiVersion");
  const kind = read.keyword(object, "kind");
  if (kind.state === "absent") return inherited;
  return apiVersion.state === "known" && kind.state === "known" ? { apiVersion, kind } : null;
}

/** What an object holds objects in, and what those are that do not say it themselves; null for one that holds none. */
function insideOf(type: TypeMeta): { readonly key: string; readonly type: TypeMeta | null } | null {
  if (type.kind.value.endsWith("List")) return { key: "items", type: itemType(type) };
  return isOpenShiftTemplate(type) ? { key: "objects", type: null } : null;
}

/** `oc process` fills in `${NAME}` and gives the objects; older clusters had the kind in the core group. */
function isOpenShiftTemplate({ apiVersion, kind }: TypeMeta): boolean {
  return kind.value === "Template" && ["template.openshift.io/v1", "v1"].includes(apiVersion.value);
}

/** Items of a typed list (`ServiceList`) may leave out their kind: apimachinery gives them that of the list. */
function itemType(list: TypeMeta): TypeMeta | null {
  const kind = list.kind.value.slice(0, -"List".length);
  return kind === "" ? null : { ...list, kind: { ...list.kind, value: kind } };
}

function readObject(read: FieldReader, object: Known<YamlMapping>, type: TypeMeta): Manifest | null {
  const { group, version } = splitApiVersion(type.apiVersion.value);
  const kind = apiKind(group, type.kind.value);
  if (kind === undefined || !/^v\d/.test(version)) return null;
  const base: ManifestBase = {
    at: object.at,
    group,
    version,
    kind: type.kind.value,
    kindAt: type.kind.at,
    ...readMetadata(read, object),
  };
  return readView(kind, read, base, object);
}

/** `apps/v1` is group `apps`; the core group has no name, only `v1`. */
function splitApiVersion(apiVersion: string): { readonly group: string; readonly version: string } {
  const slash = apiVersion.indexOf("/");
  return slash === -1
    ? { group: "", version: apiVersion }
    : { group: apiVersion.slice(0, slash), version: apiVersion.slice(slash + 1) };
}

/**
 * What all manifests have in common stands last in each: V8 of Node 20 gives every object that begins with a spread a shape of
 * its own, and then reading a property of a manifest costs several times as much.
 */
function readView(kind: ApiKind, read: FieldReader, base: ManifestBase, root: Known<YamlMapping>): Manifest {
  switch (kind.view) {
    case "workload":
      return readWorkload(read, base, root, kind);
    case "service":
      return readService(read, base, root);
    case "namespace":
      return { type: "namespace", ...base };
    case "autoscaler":
      return readAutoscaler(read, base, root);
    case "ingress":
      return readIngress(read, base, root);
    case "ingressClass":
      return readIngressClass(read, base, root);
    case "ingressClassParams":
      return readIngressClassParams(read, base, root);
    case "targetGroupBinding":
      return readTargetGroupBinding(read, base, root);
    case "gatewayClass":
      return readGatewayClass(read, base, root);
    case "gateway":
      return readGateway(read, base, root);
    case "route":
      return readRoute(read, base, root);
    case "targetGroupConfiguration":
      return readTargetGroupConfiguration(read, base, root);
    case "loadBalancerConfiguration":
      return readLoadBalancerConfiguration(read, base, root);
    case "backendConfig":
      return readBackendConfig(read, base, root);
    case "istioGateway":
      return readIstioGateway(base);
    case "virtualService":
      return readVirtualService(read, base, root);
    case "proxyRoute":
      return readProxyRoute(read, base, root, kind.proxy);
  }
}
