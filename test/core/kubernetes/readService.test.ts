// biome-ignore-all lint/suspicious/noTemplateCurlyInString: placeholders of other tools are what is read here.
import { describe, expect, it } from "vitest";
import { one, reading } from "./reading.ts";

describe("readService", () => {
  it("reads every field", () => {
    const read = reading(`apiVersion: v1
kind: Service
metadata: {name: web}
spec:
  type: LoadBalancer
  clusterIP: None
  loadBalancerClass: service.k8s.aws/nlb
  externalTrafficPolicy: Local
  externalIPs: [192.0.2.1]
  publishNotReadyAddresses: yes
  selector:
    app: web
  ports:
    - name: http
      port: 80
      targetPort: 8080
    - port: 443
      targetPort: "https"
    - port: \${PORT}
`);
    const service = one(read, "service");
    expect(read.show(service.serviceType)).toBe('known "LoadBalancer" «LoadBalancer»');
    expect(read.show(service.clusterIP)).toBe('known "None" «None»');
    expect(read.show(service.loadBalancerClass)).toBe('known "service.k8s.aws/nlb" «service.k8s.aws/nlb»');
    expect(read.show(service.externalTrafficPolicy)).toBe('known "Local" «Local»');
    expect(service.externalIPs.map(read.show)).toEqual(['known "192.0.2.1" «192.0.2.1»']);
    expect(read.show(service.publishNotReadyAddresses)).toBe("known true «yes»");
    expect(read.at(service.selector.at)).toBe("app: web");
    expect(service.ports.map((port) => [port.name, port.port, port.targetPort].map(read.show))).toEqual([
      ['known "http" «http»', "known 80 «80»", "known 8080 «8080»"],
      ["absent", "known 443 «443»", 'known "https" «"https"»'],
      ["absent", "unknown placeholder «${PORT}» ${PORT}", "absent"],
    ]);
  });

  it("selects nothing without a spec or selector", () => {
    for (const spec of ["", "spec:\n", "spec: {type: ExternalName}\n", "spec: {selector: }\n"]) {
      const service = one(reading(`apiVersion: v1\nkind: Service\n${spec}`), "service");
      expect(service.selector).toMatchObject({ present: false, complete: true, entries: {} });
      expect(service.ports).toEqual([]);
    }
  });

  it("does not know what a template or placeholder decides", () => {
    const read = reading(`apiVersion: v1
kind: Service
spec:
  type: \${SERVICE_TYPE}
  selector: {{ include "labels" . }}
  ports: {{ .Values.ports }}
`);
    const service = one(read, "service");
    expect(read.show(service.serviceType)).toBe("unknown placeholder «${SERVICE_TYPE}» ${SERVICE_TYPE}");
    expect(service.selector).toMatchObject({ present: true, complete: false });
    expect(service.ports.map((port) => read.show(port.targetPort))).toEqual([
      "unknown template «{{ .Values.ports }}»",
    ]);
  });

  it("shares a selector through an anchor", () => {
    const read = reading(
      "apiVersion: v1\nkind: Service\nmetadata:\n  labels: &l {app: web}\nspec:\n  selector: *l\n",
    );
    expect(read.show(one(read, "service").selector.entries.app!)).toBe('known "web" «web» alias');
  });
});
