import { type Description, fileKeys } from "./keys.ts";

/** The description of the place that the keys lead to; items of lists need no step of their own. Undefined off the map. */
export function describedAt(path: readonly string[]): Description | undefined {
  return path.reduce<Description | undefined>((at, key) => {
    const inside = at?.type === "list" ? at.of : at;
    return inside?.type === "group" && Object.hasOwn(inside.keys, key) ? inside.keys[key] : undefined;
  }, fileKeys);
}
