import type { HookLength } from "../shell/hookLength.ts";
import { unknown } from "../shell/length.ts";
import { measureCommand } from "../shell/measureCommand.ts";
import { type Field, type Known, type Unknown, whereOf } from "../yaml/field.ts";
import type { FieldReader, MappingField } from "../yaml/fieldReader.ts";
import { asMapping, asName, type NodeField, refused } from "../yaml/readScalar.ts";
import type { YamlMapping } from "../yaml/tree.ts";
import { readEnvironment } from "./readEnvironment.ts";
import { spanInWord } from "./spanInWord.ts";
import type { ExecHandler, Handler, PlacedSleep, PreStop } from "./workload.ts";

/** `lifecycle.preStop` of a container, with every handler that is written in it (domain-facts §A7). */
export function readPreStop(read: FieldReader, container: MappingField): Field<PreStop> {
  const hook = read.mapping(container, "lifecycle", "preStop");
  if (hook.state !== "known") return hook;
  const handlers = handlerTypes
    .flatMap((type) => readHandler(read, container, hook, type))
    .sort((a, b) => a.keyAt.span.start - b.keyAt.span.start);
  const unseen = handlerTypes.map((type) => read.child(hook, type)).find(isUnseen);
  if (handlers.length === 0 && unseen !== undefined) return unseen;
  return { ...hook, value: { at: hook.at, keyAt: hook.key ?? hook.at, handlers } };
}

const handlerTypes = ["exec", "sleep", "httpGet", "tcpSocket"] as const;

/** Nothing is written for it, and something else may add it: a template, or whoever sets the values of a chart. */
function isUnseen(value: NodeField): value is Unknown {
  return value.state === "unknown" && value.key === null;
}

function readHandler(
  read: FieldReader,
  container: MappingField,
  hook: Known<YamlMapping>,
  type: Handler["type"],
): readonly Handler[] {
  const value = read.child(hook, type);
  if (value.state === "absent" || isUnseen(value)) return [];
  const place = { at: value.at, keyAt: value.key ?? hook.at };
  const mapping = asMapping(value);
  switch (type) {
    case "exec":
      return [{ type, ...place, ...readExec(read, container, mapping) }];
    case "sleep":
      return [{ type, ...place, seconds: read.integer(mapping, "seconds") }];
    case "httpGet":
      return [
        { type, ...place, path: read.keyword(mapping, "path"), port: read.intOrString(mapping, "port") },
      ];
    case "tcpSocket":
      return [{ type, ...place }];
  }
}

type ExecFacts = Pick<ExecHandler, "command" | "length" | "sleeps" | "wordsAt">;

/** The length of a command that cannot be read. */
const unread: HookLength = {
  delay: unknown("computed"),
  total: unknown("computed"),
  fault: null,
  needs: [],
  sleeps: [],
};

function readExec(read: FieldReader, container: MappingField, exec: MappingField): ExecFacts {
  const list = read.child(exec, "command");
  const items = isSequence(list) ? read.items(exec, "command") : [];
  const command = readCommand(list, items);
  const wordsAt = items.map(whereOf);
  if (command.state !== "known") return { command, length: unread, sleeps: [], wordsAt };
  const length = measureCommand(command.value, readEnvironment(read, container));
  return { command, length, sleeps: locateSleeps(read, length, items), wordsAt };
}

/** A list of strings; with anything else in it, what stands in the way is what is unknown (table G 11). */
function readCommand(list: NodeField, items: readonly NodeField[]): Field<readonly string[]> {
  if (list.state !== "known") return list;
  if (!isSequence(list)) return refused(list, "wrong-type");
  const words = items.map(asName);
  const obstacle = words.find((word): word is Unknown => word.state === "unknown");
  if (obstacle !== undefined) return { ...obstacle, key: list.key };
  const known = words.filter((word) => word.state === "known");
  const shared = known.find((word) => word.basis !== "literal");
  return { ...list, basis: shared?.basis ?? list.basis, value: known.map((word) => word.value) };
}

function isSequence(field: NodeField): boolean {
  return field.state === "known" && field.value.kind === "sequence";
}

function locateSleeps(
  read: FieldReader,
  length: HookLength,
  items: readonly NodeField[],
): readonly PlacedSleep[] {
  return length.sleeps.map((operand) => {
    const item = items[operand.word];
    if (item?.state !== "known" || item.value.kind !== "scalar") return { operand, at: null };
    const { document } = item.at;
    const span = spanInWord(item.value, operand, read.textOf(document));
    return { operand, at: span === null ? null : { document, span } };
  });
}
