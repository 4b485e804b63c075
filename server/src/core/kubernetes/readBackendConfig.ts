import type { FieldReader, MappingField } from "../yaml/fieldReader.ts";
import type { BackendConfig, ManifestBase } from "./manifest.ts";

/** domain-facts §F. */
export function readBackendConfig(read: FieldReader, base: ManifestBase, root: MappingField): BackendConfig {
  const draining = read.mapping(root, "spec", "connectionDraining");
  return { type: "backendConfig", drainingTimeout: read.integer(draining, "drainingTimeoutSec"), ...base };
}
