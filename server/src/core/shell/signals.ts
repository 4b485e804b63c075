const NUMBERS: Readonly<Record<string, string>> = {
  "0": "0",
  "1": "HUP",
  "2": "INT",
  "3": "QUIT",
  "9": "KILL",
  "10": "USR1",
  "12": "USR2",
  "15": "TERM",
  "28": "WINCH",
};

/** What a signal means for a server, as far as its number tells. */
export type SignalMeaning =
  /** It stops accepting connections. */
  | "stops"
  /** The program decides, or nothing is known. */
  | "may-stop"
  /** It is known not to stop servers: reload, log rotation, an application's own use. */
  | "harmless"
  /** Signal 0 only asks whether the process exists. */
  | "test";

/**
 * TERM, INT and QUIT end a server or start its graceful end, which closes the listener at once; WINCH is
 * the graceful stop of httpd and nginx (domain-facts §A12, table G5–G7). HUP reloads nearly every server.
 * USR1 and USR2 belong to the program and do not count, save for haproxy, whose soft stop is USR1, and
 * memcached, which ends on it (memcached.c, `sig_usrhandler`).
 * QUIT makes a JVM print its threads and go on.
 */
export function signalMeaning(signal: string, program: string | null): SignalMeaning {
  if (signal === "0") return "test";
  if (signal === "QUIT") return program === "java" ? "harmless" : "stops";
  if (signal === "USR1") return program === "haproxy" || program === "memcached" ? "stops" : "harmless";
  if (signal === "TERM" || signal === "INT" || signal === "KILL" || signal === "WINCH") return "stops";
  return signal === "HUP" || signal === "USR2" ? "harmless" : "may-stop";
}

/** The signal named by `15`, `TERM`, `SIGTERM` or `sigterm`, as its short upper-case name. */
export function signalName(written: string): string {
  const name = written.toUpperCase().replace(/^SIG/, "");
  return NUMBERS[name] ?? name;
}
