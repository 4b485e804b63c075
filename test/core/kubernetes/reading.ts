import type { Manifest } from "../../../server/src/core/kubernetes/manifest.ts";
import { readManifests } from "../../../server/src/core/kubernetes/readManifests.ts";
import type {
  Container,
  ExecHandler,
  Handler,
  PodTemplate,
  Workload,
} from "../../../server/src/core/kubernetes/workload.ts";
import type { Location } from "../../../server/src/core/text/span.ts";
import type { Field } from "../../../server/src/core/yaml/field.ts";
import { parseDocument } from "../../../server/src/core/yaml/parseDocument.ts";

export const testDocument = 7;

/** What one document says, with a way to look up in its text where something stands. */
export interface Reading {
  readonly text: string;
  readonly manifests: readonly Manifest[];
  /** The characters at a location. */
  at(location: Location | null): string | null;
  /** A field on one line: `known 90 «90»`, `absent`, `unknown wrong-type «"90"» "90"`. */
  show(field: Field<unknown>): string;
}

export function reading(text: string): Reading {
  const parsed = parseDocument(text);
  if (parsed.root === null && parsed.problems.length > 0) throw new Error(JSON.stringify(parsed.problems));
  const at = (location: Location | null): string | null => {
    if (location === null) return null;
    if (location.document !== testDocument) throw new Error("A location in another document");
    return text.slice(location.span.start, location.span.end);
  };
  const show = (field: Field<unknown>): string => {
    if (field.state === "absent") return "absent";
    const where = `«${at(field.at)}»`;
    if (field.state === "unknown")
      return `unknown ${field.reason} ${where}${field.text === null ? "" : ` ${field.text}`}`;
    return `known ${JSON.stringify(field.value)} ${where}${field.basis === "literal" ? "" : ` ${field.basis}`}`;
  };
  return { text, manifests: readManifests(parsed.root, testDocument, text), at, show };
}

/** The only manifest of a document, which must be of this type. */
export function one<T extends Manifest["type"]>(read: Reading, type: T): Extract<Manifest, { type: T }> {
  const [manifest, ...others] = read.manifests;
  if (manifest?.type !== type || others.length > 0) {
    throw new Error(`One ${type} expected, got ${read.manifests.map((other) => other.type).join(", ")}`);
  }
  return manifest as Extract<Manifest, { type: T }>;
}

export function workloadOf(text: string): Reading & { readonly workload: Workload } {
  const read = reading(text);
  return { ...read, workload: one(read, "workload") };
}

export function podOf(text: string): Reading & { readonly pod: PodTemplate } {
  const { workload, ...read } = workloadOf(text);
  if (workload.pod === null) throw new Error("No pod");
  return { ...read, pod: workload.pod };
}

/** A Deployment with one container, whose mapping goes on with `lines`, and a pod `spec` that goes on with `spec`. */
export function deployment(lines: string, spec = ""): string {
  const indent = (text: string, by: string): string => text.replace(/^(?=.)/gm, by);
  return `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  template:
    spec:
      containers:
        - name: web
          image: nginx:1.27
${indent(lines, "          ")}
${indent(spec, "      ")}`;
}

export function containerOf(text: string): Reading & { readonly container: Container } {
  const { workload, ...read } = workloadOf(text);
  const container = workload.pod?.containers[0];
  if (container === undefined) throw new Error("No container");
  return { ...read, container };
}

export function handlerOf(text: string): Reading & { readonly handler: Handler } {
  const { container, ...read } = containerOf(text);
  const handler = container.preStop.state === "known" ? container.preStop.value.handlers[0] : undefined;
  if (handler === undefined) throw new Error("No handler");
  return { ...read, handler };
}

export function execOf(text: string): Reading & { readonly exec: ExecHandler } {
  const { handler, ...read } = handlerOf(text);
  if (handler.type !== "exec") throw new Error(`exec expected, got ${handler.type}`);
  return { ...read, exec: handler };
}
