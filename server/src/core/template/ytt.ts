/**
 * Whether lines of ytt (`#@ if …`, `#@ for …`, `#@ def …`, `#@overlay/…`) decide which nodes of this document there are, or
 * make it a patch of another one, so that its tree says nothing (carvel.dev/ytt, "Syntax" and "Overlay module"). Values
 * that ytt computes are unknown one by one (`parseDocument`).
 */
export function isDirectedByYtt(text: string): boolean {
  return text.includes("#@") && directive.test(text);
}

const directive = /^[ \t]*(?:- )?#@(?:[ \t]*(?:if|elif|else|for|while|def|end)\b|overlay\/|data\/)/m;
