// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are texts for shells.
import { describe, expect, it } from "vitest";
import { lengths, measure } from "./notation.ts";

const UNREADABLE = "program>=0 program>=0";

describe("shells", () => {
  it.each<[readonly string[], string]>([
    [["bash", "-lc", "sleep 70"], "70 70"],
    [["/bin/bash", "-euxc", "sleep 70"], "70 70"],
    [["bash", "-o", "pipefail", "-c", "sleep 70"], "70 70"],
    [["bash", "-euxo", "pipefail", "-c", "sleep 70"], "70 70"],
    [["bash", "-c", "--", "sleep 70"], "70 70"],
    [["sh", "-c", "-e", "sleep 70"], "70 70"],
    [["bash", "--norc", "--noprofile", "-c", "sleep 70"], "70 70"],
    [["/usr/bin/env", "bash", "-c", "sleep 70"], "70 70"],
    [["ash", "-c", "sleep 70"], "70 70"],
    [["/busybox/sh", "-c", "sleep 70"], "70 70"],
    [["sh", "-c", "|\nsleep"], "syntax>=0 syntax>=0"],
    [["sh"], "0 0"],
    [["sh", "-c"], "0 0"],
    [["sh", "/scripts/stop.sh"], UNREADABLE],
    [["/opt/app/bin/custom-sh", "-c", "sleep 70"], UNREADABLE],
  ])("%j", (command, expected) => {
    expect(lengths(measure(command))).toBe(expected);
  });
});

describe("faults of the array", () => {
  it.each<[readonly string[], string]>([
    [["sleep 70"], "one-string-command"],
    [["/bin/sleep 70"], "one-string-command"],
    [["/bin/sh -c 'sleep 70'"], "one-string-command"],
    [["/bin/sh -c", "sleep 70"], "one-string-command"],
    [["sleep 30 && nginx -s quit"], "one-string-command"],
    [["sh", "-c", "sleep", "70"], "split-script"],
    [["sh", "-c", "sleep", "$DELAY"], "split-script"],
    [["sh", "-c", "echo stopping;", "sleep 70"], "split-script"],
    [["bash", "-ec", "/bin/sleep", "70", "&&", "nginx", "-s", "quit"], "split-script"],
    [["sh", "sleep 70"], "missing-dash-c"],
    [["bash", "-e", "sleep 70 && nginx -s quit"], "missing-dash-c"],
    [["sh", "sleep", "70"], "missing-dash-c"],
    [["sh", "/bin/sleep 70"], "missing-dash-c"],
  ])("%j", (command, kind) => {
    const result = measure(command);
    expect(result.fault?.kind).toBe(kind);
    expect(result.delay).toEqual({ state: "known", seconds: 0 });
    expect(result.sleeps).toEqual([]);
  });

  it.each<[readonly string[], string]>([
    // Blanks in a path are part of a name.
    [["C:\\Program Files\\App\\stop.exe"], UNREADABLE],
    [["/opt/my app/bin/stop"], UNREADABLE],
    [["bash", "my script.sh"], UNREADABLE],
    // Words behind a script that waits by itself are its arguments.
    [["sh", "-c", "sleep 70", "--"], "70 70"],
    [["sh", "-c", "sleep 70", "sleep 80"], "70 70"],
    [["bash", "-ec", "nodetool decommission", "nodetool drain"], UNREADABLE],
    [[], "0 0"],
  ])("no fault: %j", (command, expected) => {
    expect(lengths(measure(command))).toBe(expected);
  });

  it("tells what was written", () => {
    expect(measure(["sleep 70"]).fault).toEqual({ kind: "one-string-command", program: "sleep 70" });
    expect(measure(["sh", "-c", "sleep", "70"]).fault).toEqual({ kind: "split-script", script: "sleep" });
    expect(measure(["sh", "sleep 70"]).fault).toEqual({ kind: "missing-dash-c", argument: "sleep 70" });
  });
});

describe("programs that start others", () => {
  it.each<[readonly string[], string]>([
    [["busybox", "sleep", "70"], "70 70"],
    [["busybox", "sh", "-c", "sleep 70"], "70 70"],
    [["env", "-i", "A=1", "sleep", "70"], "70 70"],
    [["env", "-u", "A", "sleep", "70"], "70 70"],
    [["env", "DELAY=5", "sh", "-c", "sleep $DELAY"], "5 5"],
    [["nice", "-n", "10", "sleep", "70"], "70 70"],
    [["nohup", "sleep", "70"], "70 70"],
    [["tini", "--", "sleep", "70"], "70 70"],
    [["tini", "-s", "--", "sh", "-c", "sleep 70"], "70 70"],
    [["dumb-init", "sleep", "70"], "70 70"],
    [["gosu", "www-data", "sleep", "70"], "70 70"],
    [["sh", "-c", "command sleep 70"], "70 70"],
    [["setsid", "-f", "sleep", "70"], UNREADABLE],
    [["env", "-S", "sleep 70"], UNREADABLE],
    [["timeout", "60", "sleep", "70"], "60 60"],
    [["timeout", "60", "sleep", "30"], "30 30"],
    [["timeout", "-k", "5", "-s", "KILL", "1m", "sleep", "infinity"], "60 60"],
    [["timeout", "0", "sleep", "70"], "70 70"],
    [["timeout", "-t", "60", "sleep", "70"], "60 60"],
    [["timeout", "60", "sh", "-c", "sleep 5; nginx -s quit; sleep 9"], "5 14"],
    [["timeout", "3", "sh", "-c", "sleep 5; nginx -s quit; sleep 9"], "3 3"],
    [["timeout", "60", "/app/drain"], UNREADABLE],
    [["sh", "-c", "sleep 5; timeout $T sleep 9; sleep 2"], "variable>=7 variable>=7"],
    [["sh", "-c", "timeout 10 sh -c 'until pgrep x; do sleep 1; done'; sleep 5"], "loop>=5 loop>=5"],
    [["tail", "-f", "/dev/null"], "never never"],
    [["tail", "-n", "5", "/log"], "0 0"],
    [["tail", "--pid=1", "-f", "/dev/null"], "loop>=0 loop>=0"],
    [["python", "-c", "import time; time.sleep(30)"], UNREADABLE],
    [["node", "-e", "setTimeout(() => {}, 30000)"], UNREADABLE],
  ])("%j", (command, expected) => {
    expect(lengths(measure(command))).toBe(expected);
  });
});

describe("Windows", () => {
  it.each<[readonly string[], string]>([
    [["powershell.exe", "-c", "sleep", "90"], "90 90"],
    [["powershell.exe", "-Command", "Start-Sleep -Seconds 90"], "90 90"],
    [["powershell", "-Command", "Start-Sleep", "-s", "90"], "90 90"],
    [["pwsh", "-NoProfile", "-c", "Start-Sleep 90"], "90 90"],
    [["powershell", "Start-Sleep -Milliseconds 1500"], "1.5 1.5"],
    [
      ["powershell", "-ExecutionPolicy", "Bypass", "-Command", "Write-Host draining; Start-Sleep 30"],
      "30 30",
    ],
    [["PowerShell.exe", "-Command", "Start-Sleep $env:DELAY"], "45 45"],
    [["powershell", "-Command", "Start-Sleep 0.5"], "operand>=0 operand>=0"],
    [["powershell", "-Command", "Start-Sleep $delay"], "variable>=0 variable>=0"],
    [
      ["powershell", "-Command", "Invoke-WebRequest http://localhost/; Start-Sleep 30"],
      "program>=0 program>=30",
    ],
    [["powershell", "-Command", "Start-Sleep 30; Stop-Process -Name w3wp"], "program>=30 program>=30"],
    [["powershell", "-File", "C:\\stop.ps1"], UNREADABLE],
    [["powershell", "-EncodedCommand", "cwBsAGUAZQBwACAANQA="], UNREADABLE],
    [["cmd", "/c", "timeout /t 90"], UNREADABLE],
    [["cmd.exe", "/c", "ping -n 31 127.0.0.1"], UNREADABLE],
  ])("%j", (command, expected) => {
    expect(lengths(measure(command, { DELAY: "45" }))).toBe(expected);
  });

  it("locates the seconds", () => {
    const command = ["powershell", "-Command", "Write-Host x; Start-Sleep -Seconds 90"];
    const [sleep] = measure(command).sleeps;
    expect(command[sleep?.word ?? 0]?.slice(sleep?.start, sleep?.end)).toBe("90");
    expect(measure(["powershell.exe", "-c", "sleep", "90"]).sleeps).toEqual([
      { word: 3, start: 0, end: 2, seconds: 90, inDelay: true },
    ]);
  });
});

describe("programs the image must contain", () => {
  it.each<[readonly string[], readonly string[]]>([
    [["sleep", "70"], ["sleep"]],
    [
      ["/bin/sh", "-c", "sleep 70 && nginx -s quit"],
      ["/bin/sh", "sleep", "nginx"],
    ],
    [
      ["sh", "-c", "sleep 5; sleep 6; /bin/sleep 7"],
      ["sh", "sleep", "/bin/sleep"],
    ],
    [["sh", "-c", "echo a; kill -TERM 1; exit 0"], ["sh"]],
    [["echo", "a"], ["echo"]],
    [["busybox", "sleep", "70"], ["busybox"]],
    [
      ["timeout", "9", "nice", "sleep", "5"],
      ["timeout", "nice", "sleep"],
    ],
    [
      ["sh", "-c", "exec sleep 5"],
      ["sh", "sleep"],
    ],
    [
      ["sh", "-c", "ps | grep x"],
      ["sh", "ps", "grep"],
    ],
    [
      ["sh", "-c", "sleep 70 &"],
      ["sh", "sleep"],
    ],
    [
      ["sh", "-c", "f() { sleep 5; }; f"],
      ["sh", "sleep"],
    ],
    // Only under a condition, so the image may do without.
    [
      ["sh", "-c", "if test -x /usr/bin/curl; then curl x; fi; sleep 5"],
      ["sh", "sleep"],
    ],
    [
      ["sh", "-c", "drain || sleep 5"],
      ["sh", "drain"],
    ],
    [["powershell.exe", "-c", "sleep", "90"], ["powershell.exe"]],
    [["sleep 70"], []],
  ])("%j", (command, expected) => {
    expect(measure(command).needs).toEqual(expected);
  });
});
