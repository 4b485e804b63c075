import { expect } from "vitest";
import type { HoverOptions } from "../../../server/src/languageService/api.ts";
import { documents, yaml } from "../../support/workspaceOf.ts";
import { type Files, serviceOf, takeCursor } from "../marked.ts";

const options: HoverOptions = { locale: "en", format: "plaintext", commandLinks: false };
export const VARIABLE = "'$" + "{X}'";
export const ALB = "alb.ingress.kubernetes.io";
export const behindAlb = [
  yaml.service("web"),
  yaml.ingress("web", { annotations: `{${ALB}/target-type: ip}` }),
];

/** The hover at `$0`; null where there is none. */
export function hover(marked: string | Files, complete = true): string | null {
  const { files, uri, offset } = takeCursor(typeof marked === "string" ? { "all.yaml": marked } : marked);
  const service = serviceOf(files);
  if (!complete) service.setComplete(false);
  return service.hover(uri, offset, options)?.contents ?? null;
}

/** A Deployment `web` behind an ALB, with the cursor where the texts say. */
export function web(pod: string, container = "", others: readonly string[] = behindAlb): string {
  return documents(yaml.deployment("web", { pod, container }), ...others);
}

export function onName(pod: string, container = "", others?: readonly string[]): string {
  return web(pod, container, others).replace("- name: web", "- name: we$0b");
}

export const exec = (command: string) => `lifecycle: {preStop: {exec: {command: ${command}}}}`;
export const shell = (script: string) => exec(`[sh, -c, "${script}"]`);
export const grace = (seconds: number | string) => `terminationGrace$0PeriodSeconds: ${seconds}`;
export const plainGrace = "terminationGracePeriodSeconds: 90";
export const unreadableGrace = `terminationGracePeriodSeconds: ${VARIABLE}`;

/** Everything expected is part of the hover. */
export function expectParts(contents: string | null, parts: readonly string[] | null) {
  if (parts === null) expect(contents).toBeNull();
  else for (const part of parts) expect(contents).toContain(part);
}
