import type { Timeline } from "../../core/shutdown/timeline.ts";
import { relativePath } from "./places.ts";
import type { HoverSubject } from "./subject.ts";

/** Which configuration file decides on R here. Nothing where it is a default or comes from the editor. */
export function settingsFacts({ path }: Timeline, subject: HoverSubject): readonly string[] {
  const { settings, uri, writer } = subject;
  const required = `requiredSeconds.${path?.requiredBy ?? "clusterIP"}`;
  const key = settings.assumeDrained ? "assumeDrained" : required;
  const source = Object.hasOwn(settings.sources, key) ? settings.sources[key] : undefined;
  if (source === undefined) return [];
  const file = writer.file(relativePath(uri, source), source, 0);
  return [writer.say("hover.set-in", { key: writer.code(key), file })];
}
