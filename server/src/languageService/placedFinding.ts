import type { Manifest } from "../core/kubernetes/manifest.ts";
import type { Severity, SuppressedRule } from "../core/settings.ts";
import type { Span } from "../core/text/span.ts";
import type { Finding, Rule } from "../rules/rule.ts";

/** A finding with its place in a file and the severity the settings leave it. */
export interface PlacedFinding {
  /** Stable while other parts of the file are edited: rule, file, object, container and a number among equal ones. */
  readonly key: string;
  /** The number among equal ones, from 0. */
  readonly ordinal: number;
  readonly rule: Rule;
  readonly finding: Finding;
  readonly severity: Severity;
  readonly uri: string;
  readonly span: Span;
  /** Names of the variants it holds for; null where it holds for all there are. */
  readonly variants: readonly string[] | null;
  /** The roots (kustomizations) that apply the object with this fault, by URI. */
  readonly units: readonly { readonly uri: string; readonly name: string }[];
  /** It holds with the default values of a chart. */
  readonly defaults: boolean;
  /** The object of a chart that uses the value it sits on, where that stands in a values file. */
  readonly usedBy: Manifest | null;
  /** What suppresses it from outside of its document; directives of its own document are looked at afterwards. */
  readonly suppressedBy: Suppression | null;
}

/** The override of a configuration file, or the annotation of an object that is put together from several documents. */
export type Suppression = SuppressedRule & { readonly medium: "configuration" | "annotation" };
