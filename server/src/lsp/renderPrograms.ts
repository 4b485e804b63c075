/** The programs that the settings name, each a path or empty. Anything may arrive; what is no text is left out. */
export function renderProgramsIn(settings: unknown): { readonly helm: string; readonly kustomize: string } {
  return { helm: pathIn(settings, "helm"), kustomize: pathIn(settings, "kustomize") };
}

function pathIn(settings: unknown, program: string): string {
  const path = entryOf(entryOf(settings, program), "path");
  return typeof path === "string" ? path.trim() : "";
}

function entryOf(value: unknown, key: string): unknown {
  return typeof value === "object" && value !== null && Object.hasOwn(value, key)
    ? Reflect.get(value, key)
    : undefined;
}
