import {
  type AnnotationDirective,
  IGNORE_KEY,
  type NamedRule,
  REASON_KEY,
} from "../../core/directives/directive.ts";
import type { DirectiveFault } from "../../core/directives/fault.ts";
import { type Message, message } from "../../core/text/message.ts";
import type { YamlChange } from "../../core/yaml/change.ts";
import type { DirectiveSubject, Fix } from "../rule.ts";
import { alternativeFix } from "./fix.ts";

/** Corrects an annotation, moves it to where it counts, or takes it away. */
export function repairAnnotation(
  fault: DirectiveFault,
  directive: AnnotationDirective,
  { document, object }: DirectiveSubject,
): Fix[] {
  const { object: mapping, place } = directive;
  const path = [...place.path, place.key];
  const fix = (title: Message, ...changes: readonly YamlChange[]): Fix => {
    return alternativeFix(
      title,
      changes.map((change) => ({ document, change })),
    );
  };
  const remove = fix(message("fix.remove-directive"), ...removing(directive));
  switch (fault.kind) {
    case "misspelt": {
      const title = message("fix.write-word", { text: fault.meant });
      return [fix(title, { kind: "rename", mapping, path, key: fault.meant }), remove];
    }
    case "misplaced": {
      const title = message("fix.move-annotation", { object: `${object.kind}/${object.name}` });
      return place.isFree ? [fix(title, ...moving(directive)), remove] : [remove];
    }
    case "unknown-rule":
    case "unused":
    case "forbidden":
    case "unsuppressible": {
      const suggestion = fault.kind === "unknown-rule" ? fault.suggestion : null;
      const title = message("fix.remove-rule", { rule: fault.rule.id });
      return [
        ...(suggestion === null
          ? []
          : [
              fix(message("fix.write-word", { text: suggestion }), naming(directive, fault.rule, suggestion)),
            ]),
        directive.rules.length === 1 ? remove : fix(title, naming(directive, fault.rule, null)),
      ];
    }
    default:
      return [remove];
  }
}

/** The value with another rule in place of one, or without it. */
function naming(directive: AnnotationDirective, rule: NamedRule, other: string | null): YamlChange {
  const { rules, object: mapping, place } = directive;
  const { span, removal } = rule;
  // Where escapes or folds hide the place of the rule, the value is written anew.
  if (span.end - span.start === rule.id.length) {
    return { kind: "replace", span: other === null ? (removal ?? span) : span, newText: other ?? "" };
  }
  const ids = rules.flatMap((each) => (each === rule ? (other ?? []) : each.id));
  return { kind: "set", mapping, path: [...place.path, place.key], value: ids.join(", ") };
}

/** The mapping goes with them where nothing else stands in it. */
function removing({ object: mapping, place }: AnnotationDirective): readonly YamlChange[] {
  const { path, key, reasonKey } = place;
  if (place.alone) return [{ kind: "remove", mapping, path }];
  const keys = reasonKey === null ? [key] : [key, reasonKey];
  return keys.map((each) => ({ kind: "remove", mapping, path: [...path, each] }));
}

function moving(directive: AnnotationDirective): readonly YamlChange[] {
  const { object: mapping, place, reason } = directive;
  const set = (key: string, value: string): YamlChange => {
    return { kind: "set", mapping, path: ["metadata", "annotations", key], value };
  };
  return [
    set(IGNORE_KEY, place.value),
    ...(reason !== null && place.reasonKey !== null ? [set(REASON_KEY, reason)] : []),
    ...removing(directive),
  ];
}
