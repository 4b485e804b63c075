import type { LanguageService } from "../languageService/api.ts";
import type { Collected } from "./collect.ts";
import type { Progress } from "./progress.ts";
import type { Texts } from "./texts.ts";

/** A path named on the command line that cannot be read. */
export interface Failure {
  readonly uri: string;
  readonly detail: string;
}

/** Hands everything that can be read to the engine; gives back the named paths that cannot. */
export async function fill(
  service: LanguageService,
  texts: Texts,
  files: AsyncIterable<Collected>,
  progress: Progress,
): Promise<readonly Failure[]> {
  const failures: Failure[] = [];
  let read = 0;
  for await (const file of files) {
    progress.reading(++read);
    if (file.state === "text") {
      // What was named may be a pipe, which cannot be read a second time.
      if (file.named) texts.keep(file.uri, file.text);
      else texts.keepIfSmall(file.uri, file.text);
      service.updateFromDisk(file.uri, file.text);
      continue;
    }
    service.skip(file.uri, file.reason, file.detail);
    if (file.named) failures.push(file);
  }
  service.setComplete(true);
  return failures;
}
