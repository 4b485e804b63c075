import type { Rule } from "../rules/rule.ts";
import type { RuleDescription } from "./api.ts";
import type { Render } from "./render.ts";

/** Everything a rule says about itself, in the language of the call. */
export function describeRule({ id, meta }: Rule, render: Render): RuleDescription {
  return {
    id,
    title: render(meta.title),
    what: render(meta.what),
    why: render(meta.why),
    whatToDo: render(meta.whatToDo),
    severity: meta.severity,
    sources: meta.sources,
  };
}
