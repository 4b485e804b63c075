import { literal, type Scalar, truthOf, type Value } from "../value.ts";

/** A function of templates over values; undefined where its result cannot be told. */
export type TemplateFunction = (args: readonly Value[]) => Value | undefined;

/** Functions by the names that templates call them by. */
export type Named = readonly (readonly [name: string, TemplateFunction])[];

/** A question about arguments; null where it has no answer. */
export type Question = (args: readonly Value[]) => boolean | null;

/** A function of one value. */
export function ofOne(compute: (value: Value) => Value | undefined): TemplateFunction {
  return ([value, ...more]) => (value === undefined || more.length > 0 ? undefined : compute(value));
}

/** A function of one value that gives a plain one in its place, which still comes from where that one comes from. */
export function converted(compute: (value: Value) => Scalar["value"] | undefined): TemplateFunction {
  return ofOne((value) => {
    const result = compute(value);
    return result === undefined ? undefined : { ...literal(result), origin: value.origin };
  });
}

export function answering(question: Question): TemplateFunction {
  return (args) => {
    const answer = question(args);
    return answer === null ? undefined : literal(answer);
  };
}

export function negated(question: Question): Question {
  return (args) => {
    const answer = question(args);
    return answer === null ? null : !answer;
  };
}

/** Of one value: whether Go takes it for true. */
export const isTrue: Question = ([value, ...more]) =>
  value === undefined || more.length > 0 ? null : truthOf(value);
