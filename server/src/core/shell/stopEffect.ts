/** What a command that speaks to a server does to it. */
export interface StopEffect {
  readonly effect: "stops" | "may-stop" | "harmless" | "test";
  /** Whether the command returns at once; otherwise it may wait for the server. */
  readonly instant: boolean;
  /** Seconds it waits before it tells the server. */
  readonly after?: string;
}

/**
 * Companions that serve no requests: to end one of them is no proof that the service ends, nor that it does not,
 * since a container may hold nothing else.
 */
const HELPERS = new RegExp(
  "\\b(" +
    "crond?|workers?|queue|scheduler|celery|beat|sidekiq|filebeat|fluent-bit|rsyslogd?|syslog|tail|sleep|" +
    "logrotate|consul-template|agent|ssh-agent|sshd?" +
    ")\\b",
  "i",
);

export function isHelper(name: string): boolean {
  return HELPERS.test(name);
}
