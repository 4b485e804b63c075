import type { RenderFailure, RenderTarget } from "../../core/render/renderer.ts";
import { compareText } from "../../core/text/compareText.ts";
import { message } from "../../core/text/message.ts";
import type { RenderOptions } from "../api.ts";
import { renderPlainIn } from "../render.ts";
import type { RenderProblem } from "./api.ts";

export type Failed = RenderFailure & { readonly target: RenderTarget };

/** One problem for each target, and one for all targets of a kind whose program is missing. */
export function inWords(failures: readonly Failed[], options: RenderOptions): readonly RenderProblem[] {
  const groups = new Map<string, Failed[]>();
  for (const failure of [...failures].sort((a, b) => compareText(a.target.uri, b.target.uri))) {
    if (failure.reason === "cancelled") continue;
    const alone = failure.reason !== "no-tool";
    const group = `${failure.target.kind} ${alone ? failure.target.uri : ""}`;
    groups.set(group, [...(groups.get(group) ?? []), failure]);
  }
  return [...groups.values()].map((group) => {
    const first = group[0]!;
    const targets = group.map(({ target }) => target);
    return { targets, reason: first.reason, message: describe(first, targets.length, options) };
  });
}

function describe(failure: Failed, count: number, { locale }: RenderOptions): string {
  const { target, reason, detail } = failure;
  const id = `render.${reason}-${target.kind}`;
  const advice = reason === "refused" ? adviceFor(target, failure.log ?? detail) : null;
  const said = withoutEnd(detail.replace(/^error:\s*/i, ""));
  const args = { name: target.name, detail: said, count, ...(advice ? { advice: message(advice) } : {}) };
  return renderPlainIn(locale)(message(advice ? `render.refused-${target.kind}` : id, args));
}

/** Ours continue the sentence. */
function withoutEnd(sentence: string): string {
  let end = sentence.length;
  while (end > 0 && /[\s.:`]/.test(sentence.charAt(end - 1))) end--;
  return sentence.slice(0, end);
}

/** What helps against the complaints that are met most. */
function adviceFor({ kind }: RenderTarget, log: string): string {
  // What the pre-check does not see is stopped by a proxy that is not there (host/nodeRenderer.ts).
  if (/proxyconnect|dial tcp/i.test(log) || (/\bgit\b/i.test(log) && /executable file not found/i.test(log)))
    return "render.advice.network";
  if (kind === "chart") {
    const isDependency = /missing in charts\/? directory|helm dependency|chart dependencies/i.test(log);
    return isDependency ? "render.advice.dependencies" : "render.advice.values";
  }
  if (/enable-helm/i.test(log)) return "render.advice.helm-charts";
  if (/is not in or below|load.?restrict/i.test(log)) return "render.advice.outside";
  if (/alpha-plugins|external plugins|exec|container/i.test(log)) return "render.advice.plugins";
  return "render.advice.kustomize";
}
