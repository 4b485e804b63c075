import type { FieldReader, MappingField } from "../yaml/fieldReader.ts";
import type { Autoscaler, ManifestBase } from "./manifest.ts";

/** A HorizontalPodAutoscaler, or a ScaledObject of KEDA, which makes one. Without a kind, KEDA means a Deployment. */
export function readAutoscaler(read: FieldReader, base: ManifestBase, root: MappingField): Autoscaler {
  const target = read.mapping(root, "spec", "scaleTargetRef");
  return {
    type: "autoscaler",
    targetKind: read.keyword(target, "kind"),
    target: read.name(target, "name"),
    ...base,
  };
}
