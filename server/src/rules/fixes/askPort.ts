import type { Container } from "../../core/kubernetes/workload.ts";
import { message } from "../../core/text/message.ts";
import type { DocumentChange, Fix } from "../rule.ts";
import { alternativeFix } from "./fix.ts";

/**
 * A probe that asks the only port of a container. An HTTP path would tell more, but no file says which one; so this is a
 * beginning, and never preferred.
 */
export function askPort({ at, ports, portsComplete }: Container): Fix[] {
  const [port, ...others] = ports;
  if (port?.containerPort.state !== "known" || others.length > 0 || !portsComplete) return [];
  const number = port.containerPort.value;
  const change: DocumentChange = {
    document: at.document,
    change: {
      kind: "set",
      mapping: at.span,
      path: ["readinessProbe"],
      value: { tcpSocket: { port: number } },
      before: ["lifecycle"],
    },
  };
  return [alternativeFix(message("fix.ask-port", { port: number }), [change])];
}
