/**
 * Text in no language yet: an id of the message catalogue and what fills its `{placeholders}`. The pure layers hold
 * no language; the facade renders messages in the locale of each call.
 */
export interface Message {
  readonly id: string;
  readonly args: Readonly<Record<string, string | number | Message>>;
}

/** A message of the catalogue. */
export function message(id: string, args: Message["args"] = {}): Message {
  return { id, args };
}
