/** The value that a text in JSON stands for; undefined where it is none. */
export function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A member of an object; `key` in lower case, because Go's reader takes keys without regard to case. */
export function member(value: unknown, key: string): unknown {
  if (typeof value !== "object" || value === null) return undefined;
  for (const [name, found] of Object.entries(value)) if (name.toLowerCase() === key) return found;
  return undefined;
}
