// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are texts for shells.
import { describe, expect, it } from "vitest";
import { lengths, measure } from "./notation.ts";

const UNREADABLE = "program>=0 program>=0";

/** Hook commands as they occur in public manifests, with literals in place of template expressions. */
const waits: readonly (readonly [readonly string[], string])[] = [
  [["sleep", "15"], "15 15"],
  [["sleep", "10"], "10 10"],
  [["sleep", "90"], "90 90"],
  [["/bin/sleep", "20"], "20 20"],
  [["/usr/bin/sleep", "30"], "30 30"],
  [["/bin/sh", "-c", "sleep 120"], "120 120"],
  [["/bin/bash", "-c", "sleep 20"], "20 20"],
  [["sh", "-c", "sleep 30"], "30 30"],
  [["/bin/sh", "-c", "sleep 10"], "10 10"],
  [["/bin/sh", "-c", "sleep 25; exit 0;"], "25 25"],
  [
    ["/bin/sh", "-c", "sed -i 's/health/nothealthy/g' /usr/src/app/logistics/health.py && sleep 120"],
    "120 120",
  ],
  [
    [
      "sh",
      "-c",
      '(echo \'{"event": "preStop_started"}\'; touch /tmp/prestop || true; sleep 20; ' +
        'echo \'{"event": "preStop_ended"}\') > /proc/1/fd/1',
    ],
    "20 20",
  ],
  [
    [
      "/bin/sh",
      "-c",
      "echo 'Called preStop hook with 15s delay' > /proc/1/fd/1 ; sleep 15 ; echo 'Completed preStop hook'",
    ],
    "15 15",
  ],
  [["sh", "-c", "sleep 30 && kill -INT 1 && sleep 31"], "30 61"],
  [["/bin/sh", "-ec", "sleep 5 && kill -SIGTERM $(pidof vault)"], "5 5"],
  // SIGUSR1 (10) is the program's own affair and counts as no stop.
  [["/bin/bash", "-ec", "/usr/bin/pkill -10 memcached\nsleep 60s\n"], "0 60 stops-server-first"],
];

const quick: readonly (readonly [readonly string[], string])[] = [
  [["/bin/sh", "-c", 'echo "Pre-stop command executed"\n'], "0 0"],
  [["touch", "/etc/shared/terminate"], "0 0"],
  [["/usr/sbin/nginx", "-s", "quit"], "0 0"],
  [["/bin/sh", "-c", "rm -rf /registration/csi-hostpath /registration/csi-hostpath-reg.sock"], "0 0"],
  [["/bin/sh", "-c", "kill -SIGUSR1 $(pidof my-app)"], "0 0"],
  [["hello world"], "0 0 one-string-command"],
  // The script is `echo`: what follows it are its arguments $0, $1, …
  [
    [
      "bash",
      "-c",
      "--",
      "echo",
      "-ne",
      "POST /healthcheck/fail HTTP/1.1\r\n\r\n",
      ">/dev/tcp/localhost/9001",
    ],
    "0 0",
  ],
  // `kong quit` tells the server at once and then waits for it.
  [["/bin/sh", "-c", "kong quit"], "0 program>=0"],
];

const unreadable: readonly (readonly [readonly string[], string])[] = [
  [["/wait-shutdown"], UNREADABLE],
  [["/bin/sh", "-c", "ray stop"], UNREADABLE],
  [["/bin/sh", "-c", "/opt/celeborn/sbin/decommission-worker.sh"], UNREADABLE],
  [["/scripts/prestop.sh"], UNREADABLE],
  [["pilot-agent", "request", "--debug-port=15020", "POST", "drain"], UNREADABLE],
  [["contour", "envoy", "shutdown"], UNREADABLE],
  [["/bin/bash", "/pre-stop-hook.sh"], UNREADABLE],
  [["/bin/bash", "-e", "/pre-stop-hook.sh"], UNREADABLE],
  [["/bin/bash", "/client-pre-stop-hook.sh"], UNREADABLE],
  [["/bin/bash", "/data-pre-stop-hook.sh"], UNREADABLE],
  [["/bin/bash", "/master-pre-stop-hook.sh"], UNREADABLE],
  [["/ishield-op-app/scripts/prestop.sh"], UNREADABLE],
  [["bash", "-ec", "nodetool decommission", "nodetool drain"], UNREADABLE],
  [["/opt/bitnami/scripts/cilium/uninstall-cni-plugin.sh", "/host"], UNREADABLE],
  [["consul", "leave"], UNREADABLE],
  [["/entrypoint", "unregister", "--all-runners"], UNREADABLE],
  [["/pre-stop.sh", "25"], UNREADABLE],
  [["/pre-stop.sh"], UNREADABLE],
  [
    [
      "/bin/bash",
      "-ec",
      "if [[ -f /opt/bitnami/scripts/rabbitmq/nodeshutdown.sh ]]; then\n" +
        '  /opt/bitnami/scripts/rabbitmq/nodeshutdown.sh -t "120" -d "true"\nelse\n  rabbitmqctl stop_app\nfi\n',
    ],
    UNREADABLE,
  ],
  [["/bin/bash", "-ec", "/opt/bitnami/scripts/start-scripts/prestop-redis.sh"], UNREADABLE],
  [["/bin/bash", "-ec", "/opt/bitnami/scripts/start-scripts/prestop-sentinel.sh"], UNREADABLE],
  [["/bin/bash", "-c", "/opt/bitnami/scripts/start-scripts/prestop-valkey.sh"], UNREADABLE],
  [["bash", "-ec", "nodetool decommission -p 7199 && touch /tmp/.node_decommissioned"], UNREADABLE],
  [["/bin/sh", "-c", "exec nodetool decommission"], UNREADABLE],
  [["/bin/sh", "-c", "nodetool drain"], UNREADABLE],
  [["timeout", "60s", "/home/airflow/scripts/graceful-stop-celery-worker.sh"], UNREADABLE],
  [["/bin/calico-node", "-shutdown"], UNREADABLE],
  [
    [
      "/bin/sh",
      "-c",
      "curl -v -X PUT \\\n  -d '\"SHUTTING_DOWN\"' \\\n  -H 'X-Trino-User: admin' \\\n" +
        "  http://localhost:8080/v1/info/state\ntail --pid=1 -f /dev/null",
    ],
    UNREADABLE,
  ],
  [
    [
      "bash",
      "-ec",
      'curl -k -XPOST -sS \\\n  -u "admin:${PASSWORD}" \\\n  http://localhost:9000/api/shutdown\n',
    ],
    UNREADABLE,
  ],
  [
    [
      "/bin/sh",
      "-ec",
      'EPS=""\nfor i in $(seq 0 $((${INITIAL_CLUSTER_SIZE} - 1))); do\n' +
        '  EPS="${EPS}${EPS:+,}http://${SET_NAME}-${i}.${SET_NAME}:2379"\ndone\nHOSTNAME=$(hostname)\n' +
        "member_hash() {\n  etcdctl member list | grep http://${HOSTNAME} | cut -d':' -f1 | cut -d'[' -f1\n}\n" +
        'SET_ID=${HOSTNAME##*-}\nif [ "${SET_ID}" -ge ${INITIAL_CLUSTER_SIZE} ]; then\n' +
        "  ETCDCTL_ENDPOINT=${EPS} etcdctl member remove $(member_hash)\n  rm -rf /var/run/etcd/*\nfi\n",
    ],
    UNREADABLE,
  ],
  [
    [
      "/bin/bash",
      "-c",
      "while [ $(wget -q -O - http://localhost:5555/wd/hub/sessions | grep -c capabilities) -gt 0 ]; do sleep 1; done",
    ],
    "loop>=0 loop>=0",
  ],
  [
    [
      "bash",
      "-ec",
      "until [[ -f /tmp/.node_decommissioned ]]; do sleep 1; done && rm /tmp/.node_decommissioned",
    ],
    "loop>=0 loop>=0",
  ],
  [["sh", "-c", "sleep {{ .Values.delay }}"], "computed>=0 computed>=0"],
];

describe("hook commands seen in public manifests", () => {
  it.each(waits)("waits: %j", (command, expected) => {
    expect(lengths(measure(command))).toBe(expected);
  });
  it.each(quick)("does not wait: %j", (command, expected) => {
    expect(lengths(measure(command))).toBe(expected);
  });
  it.each(unreadable)("cannot be read: %j", (command, expected) => {
    expect(lengths(measure(command))).toBe(expected);
  });
});
