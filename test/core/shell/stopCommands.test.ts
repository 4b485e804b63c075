// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are texts for shells.
import { describe, expect, it } from "vitest";
import { lengths, measure, script } from "./notation.ts";

/** A wait before and after: D is 4 where the command stops the server, 10 where it does not. */
function delayAround(command: string): string {
  return script(`sleep 4; ${command}; sleep 6`).split(" ")[0] ?? "";
}

describe("commands that stop the server", () => {
  it.each([
    "kill 1",
    "kill -TERM 1",
    "kill -SIGTERM 1",
    "kill -sigterm 1",
    "kill -15 1",
    "kill -s QUIT 1",
    "kill -n 2 1",
    "kill -INT 1",
    "kill -WINCH 1",
    "kill -- -1",
    "kill -TERM -1",
    "kill -9 $(pidof app)",
    "kill -QUIT $(cat /var/run/nginx.pid)",
    "kill -QUIT `cat /run/nginx.pid`",
    'kill "$(pgrep -f my-app)"',
    "kill -USR1 $(pidof haproxy)",
    "pkill -10 memcached",
    "PID=$(pidof nginx); kill -QUIT $PID",
    "pkill nginx",
    "pkill -TERM -f 'gunicorn: master'",
    "pkill --signal INT node",
    "killall -s TERM nginx",
    "nginx -s quit",
    "/usr/sbin/nginx -s stop",
    "nginx -c /etc/nginx/nginx.conf -s quit",
  ])("%s", (command) => {
    expect(delayAround(command)).toBe("4");
    expect(script(`${command}; sleep 6`)).toBe("0 6 stops-server-first");
  });

  it.each([
    "apachectl -k graceful-stop",
    "apache2ctl graceful-stop",
    "httpd -k stop",
    "kong quit",
    "supervisorctl stop all",
    "supervisorctl -c /etc/supervisord.conf stop nginx",
    "supervisorctl shutdown",
    "service nginx stop",
    "/etc/init.d/apache2 stop",
    "systemctl stop nginx",
    "catalina.sh stop 20",
    "caddy stop",
    "pm2 stop all",
  ])("%s, which may wait for it", (command) => {
    expect(delayAround(command)).toBe("4");
    expect(script(command)).toBe("0 program>=0");
  });

  it("counts the time that kong waits by itself", () => {
    expect(lengths(measure(["kong", "quit", "--wait=15"]))).toBe("15 program>=15");
    expect(lengths(measure(["kong", "quit", "-w", "15", "--timeout", "30"]))).toBe("15 program>=15");
  });
});

describe("commands that do not stop it", () => {
  it.each([
    "kill -HUP 1",
    "kill -0 1",
    "kill -USR1 $(pidof app)",
    "kill -USR2 1",
    "killall -0 nginx",
    "kill -3 $(pidof java)",
    "pkill -QUIT java",
    "kill -l",
    "kill $!",
    "kill %1",
    "nginx -s reload",
    "echo nginx -s quit",
    "# kill 1\ntrue",
  ])("%s", (command) => {
    expect(delayAround(command)).toBe("10");
  });
});

describe("commands that may stop it", () => {
  it.each([
    "kill $SERVER",
    "kill 17",
    "kill -$SIGNAL 1",
    // The kernel does not deliver KILL to process 1 from inside.
    "kill -9 1",
    "kill -ABRT 1",
    "pkill cron",
    "supervisorctl stop worker",
    "service cron stop",
    "ps aux | grep app | awk '{print $2}' | xargs kill",
    "for pid in $(pgrep app); do kill $pid; done",
    "if test -f /run/nginx.pid; then nginx -s quit; fi",
    "/app/stop.sh",
  ])("%s", (command) => {
    const { delay, total } = measure(["sh", "-c", `sleep 4; ${command}; sleep 6`]);
    expect(delay).toMatchObject({ state: "unknown", atLeast: 4 });
    expect(total).toMatchObject(
      command.startsWith("for") || total.state === "known" ? { seconds: 10 } : { atLeast: 10 },
    );
    expect(script(`${command}; sleep 6`)).not.toContain("stops-server-first");
  });
});

describe("the fault of stopping first", () => {
  it.each([
    ["nginx -s quit; sleep 70", "0 70 stops-server-first"],
    ["nginx -s quit && sleep 70", "0 70 stops-server-first"],
    ["sleep 0; nginx -s quit; sleep 70", "0 70 stops-server-first"],
    ["kill 1; tail --pid=1 -f /dev/null", "0 loop>=0 stops-server-first"],
    ["kill 1; while true; do sleep 1; done", "0 never stops-server-first"],
    ["nginx -s quit & sleep 70", "0 70 stops-server-first"],
    // No wait is written, so nothing reads longer than it is.
    ["nginx -s quit", "0 0"],
    ["nginx -s quit; /app/drain.sh", "0 program>=0"],
    // A real wait precedes: the text says what it does.
    ["sleep 5; nginx -s quit; sleep 70", "5 75"],
    ["(sleep 30; nginx -s quit) & sleep 60", "30 60"],
    // The hook ends before the job stops the server.
    ["(sleep 30; nginx -s quit) & sleep 10", "10 10"],
  ])("%s", (text, expected) => {
    expect(script(text)).toBe(expected);
  });

  it("tells the command", () => {
    expect(measure(["sh", "-c", "kill -QUIT 1 ; sleep 9"]).fault).toEqual({
      kind: "stops-server-first",
      command: "kill -QUIT 1",
    });
  });
});
