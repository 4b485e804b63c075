/** Something the user has to put right before anything can be scanned: exit code 2. The message is a full sentence. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}
