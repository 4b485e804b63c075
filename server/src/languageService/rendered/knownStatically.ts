import type { LanguageService, RenderOptions, ReportedFinding } from "../api.ts";
import { compareSeverity } from "../severity.ts";
import type { RenderUnit } from "./findTargets.ts";

/**
 * Tells whether the files of a unit already say what was found in its rendering. The same fault is one of the same rule, the
 * same kind of object and the same container, at the same place or about an object of the same name. A template may not tell the
 * name of its object or container; then the files decide that both rest on.
 */
export function alreadyKnown(
  { files }: RenderUnit,
  service: LanguageService,
  options: RenderOptions,
): (mapped: ReportedFinding) => boolean {
  const own = files.flatMap((uri) => [
    ...service.findings(uri, options),
    ...service.suppressed(uri, options).map(({ finding }) => finding),
  ]);
  return (mapped) => {
    // A finding on a file that the rendering only refers to is told by that file itself.
    const outside = files.includes(mapped.uri) ? [] : service.findings(mapped.uri, options);
    return [...own, ...outside].some(
      // What is worse than the files tell is worth a word of its own.
      (known) => isSameFault(known, mapped) && compareSeverity(known.severity, mapped.severity) >= 0,
    );
  };
}

/** Whether a finding of the files and one of the rendering, at its place in the files, are about the same fault. */
export function isSameFault(known: ReportedFinding, mapped: ReportedFinding): boolean {
  if (known.rule !== mapped.rule) return false;
  const samePlace =
    known.uri === mapped.uri && known.span.start === mapped.span.start && known.span.end === mapped.span.end;
  if (samePlace) return true;
  if (known.object.kind !== mapped.object.kind) return false;
  const together = [known, ...known.related].some(({ uri }) =>
    [mapped, ...mapped.related].some((place) => place.uri === uri),
  );
  return (
    agrees(known.container, mapped.container, together) &&
    agrees(known.object.name, mapped.object.name, together)
  );
}

/** Kustomize adds to names. What a template leaves open may be any, if the two rest on the same file. */
function agrees(known: string | null, applied: string | null, together: boolean): boolean {
  if (known === applied) return true;
  if (known === null || applied === null) return false;
  if (known === "" || known.includes("{{")) return together;
  return applied.includes(known);
}
