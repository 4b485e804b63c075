/**
 * Marks that other tools replace before Kubernetes sees the text: envsubst and Flux (`${VAR}`, `$VAR`), kustomize vars
 * and OpenShift templates (`$(VAR)`, `${{VAR}}`), deployment pipelines (`#{VAR}#`, `((var))`, `__VAR__`, `@VAR@`,
 * `%VAR%`, ytt's `(@= var @)`), what SOPS encrypts (`ENC[…]`) and the `<your-value>` of documentation.
 */
const mark = /\$[{(A-Za-z_]|\(@|#\{[^{}]*\}#|\{\{|\(\(|__\w+__|@\w+@|%\w+%|^ENC\[|<[^<>]+>/;

/** True when part of the text is likely to be replaced before it is applied, so that it proves nothing as it stands. */
export function hasPlaceholder(text: string): boolean {
  return mark.test(text);
}

/** For values that Kubernetes wants as a number or boolean: there a bare `GRACE_SECONDS` is a placeholder, too. */
export function standsForNumber(text: string): boolean {
  return hasPlaceholder(text) || /^[A-Z][A-Z0-9]*_[A-Z0-9_]*$/.test(text);
}
