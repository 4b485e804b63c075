import type { Status } from "./path.ts";

/**
 * Commands that are over at once, whatever they are given: they take no time and stop no server.
 * Everything that is in no table of this folder is a program of unknown run time that may stop the
 * server, among them `curl`, `wget`, `nc`, `find`, `tar`, `sync` and every script.
 */
const INSTANT_SUCCESS =
  ": true echo printf touch sed rm rmdir mv cp ln mkdir mktemp cat chmod chown chgrp truncate install date " +
  "head cut tr awk gawk sort uniq wc tee rev tac paste jq yq seq basename dirname readlink realpath pwd cd " +
  "pushd popd hostname whoami id uname ps logger sysctl base64 export readonly declare typeset local " +
  "unset set shift umask ulimit alias unalias hash shopt getopts trap jobs disown history enable bg times";

/** Over at once too, but asked for their answer, which may be either. */
const INSTANT_QUESTION =
  "test [ grep egrep fgrep zgrep pgrep pidof which type ls stat cmp diff getent mountpoint expr let lsof netstat ss";

const INSTANT: ReadonlyMap<string, Status> = new Map<string, Status>([
  ...INSTANT_SUCCESS.split(" ").map((name): [string, Status] => [name, "success"]),
  ...INSTANT_QUESTION.split(" ").map((name): [string, Status] => [name, "either"]),
  ["false", "failure"],
]);

/** How a command that is over at once ends; null for programs of unknown run time. */
export function instantStatus(name: string): Status | null {
  return INSTANT.get(name) ?? null;
}

/** Commands that bash, dash and ash carry inside them: the image needs no file for them. */
const BUILTINS: ReadonlySet<string> = new Set(
  (
    ". : [ alias bg break builtin cd command continue declare disown echo enable eval exec exit export false fg " +
    "getopts hash history jobs kill let local mapfile popd printf pushd pwd read readonly return set shift shopt " +
    "source test times trap true type typeset ulimit umask unalias unset wait"
  ).split(" "),
);

export function isBuiltin(name: string): boolean {
  return BUILTINS.has(name);
}

/** Directories whose programs are what their names say; `/app/kill` is somebody's own. */
const TRUSTED_DIRECTORY = /(^|[\\/])(s?bin|busybox|system32|v1\.0|powershell)[\\/][^\\/]+$/i;

/**
 * The name by which a program is known to the tables: without directory and `.exe`. A program in an
 * unusual directory keeps its whole path, so that no table knows it.
 */
export function programName(written: string): string {
  if (!/[\\/]/.test(written)) return withoutExe(written);
  return TRUSTED_DIRECTORY.test(written) ? withoutExe(lastName(written)) : written;
}

/** The last name of a path, whatever its directory. */
export function lastName(path: string): string {
  return path.replace(/^.*[\\/]/s, "");
}

function withoutExe(name: string): string {
  return name.replace(/\.exe$/i, "");
}
