import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { applyEdits } from "../../server/src/core/text/applyEdits.ts";
import { fixFile } from "../../server/src/languageService/fixAll.ts";
import { documents, snapshotOf, yaml } from "../support/workspaceOf.ts";
import { deployment, namespace, shop, shopWith } from "./hover/shop.ts";
import { serviceOf, uriOf } from "./marked.ts";

const english = { locale: "en" };
const web = uriOf("apps/web.yaml");

describe("fix-all", () => {
  const broken = documents(
    deployment.replace(
      '          lifecycle:\n            preStop:\n              exec:\n                command: ["sh", "-c", "sleep 30"]\n',
      "",
    ),
    deployment.replaceAll("web", "api").replace("sleep 30", "sleep 50"),
    yaml.service("api", { namespace: "shop" }),
    yaml.ingress("api", { namespace: "shop", annotations: "{alb.ingress.kubernetes.io/target-type: ip}" }),
  );
  const files = { ...shop, "apps/web.yaml": broken };

  test("applies every preferred fix of a file and leaves nothing to fix in it", () => {
    const service = serviceOf(files);
    const fixed = applyEdits(broken, service.fixAll(web, broken, english));
    service.update(web, fixed);
    expect(service.findings(web, english).map(({ rule }) => rule)).toEqual([]);
    expect(service.fixAll(web, fixed, english)).toEqual([]);
  });

  test("does not disturb the service", () => {
    const service = serviceOf(files);
    const before = [service.revision(), service.findings(web, english)];
    service.fixAll(web, broken, english);
    service.fixAll(web, broken.replace("sleep 50", "sleep 5"), english);
    expect([service.revision(), service.findings(web, english)]).toEqual(before);
  });

  test("keeps every line that it need not change", () => {
    const commented = broken
      .replace(/^(\s*)(replicas|name): (\S+)$/gm, "$1$2: $3   # keep")
      .replace(/\n/g, "\r\n");
    const edits = serviceOf({ ...shop, "apps/web.yaml": commented }).fixAll(web, commented, english);
    const fixed = applyEdits(commented, edits);
    expect(fixed).not.toMatch(/[^\r]\n/);
    const kept = new Set(fixed.split("\r\n"));
    const gone = commented.split("\r\n").filter((line) => !kept.has(line));
    expect(gone).toEqual([
      "      terminationGracePeriodSeconds: 45",
      "      terminationGracePeriodSeconds: 45",
      '                command: ["sh", "-c", "sleep 50"]',
    ]);
  });

  test("gives edits that ascend and do not overlap, from any state of the texts", () => {
    const seconds = fc.constantFrom("5", "30", "70", "infinity", "1m");
    const grace = fc.constantFrom(
      "",
      "      terminationGracePeriodSeconds: 10\n",
      "      terminationGracePeriodSeconds: 75\n",
    );
    fc.assert(
      fc.property(seconds, grace, fc.boolean(), (delay, period, flow) => {
        const hooked = deployment
          .replace("      terminationGracePeriodSeconds: 45\n", period)
          .replace("sleep 30", `sleep ${delay}`);
        const text = flow
          ? hooked.replace(
              / {10}lifecycle:[\s\S]*$/,
              `          lifecycle: {preStop: {exec: {command: [sleep, "${delay}"]}}}\n`,
            )
          : hooked;
        const all = { ...shop, "apps/web.yaml": text };
        const service = serviceOf(all);
        const edits = service.fixAll(web, text, english);
        let end = 0;
        for (const { span } of edits) {
          expect(span.start).toBeGreaterThanOrEqual(end);
          end = span.end;
        }
        const after = serviceOf({ ...all, "apps/web.yaml": applyEdits(text, edits) });
        const left = after
          .findings(web, english)
          .filter(({ fixes }) => fixes.some(({ preferred }) => preferred));
        expect(left.map(({ rule }) => rule)).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  test("labels a Namespace in its own file", () => {
    const files = shopWith(["  labels:\n    elbv2.k8s.aws/pod-readiness-gate-inject: enabled\n", ""]);
    const service = serviceOf(files);
    const uri = uriOf("namespace.yaml");
    const text = files["namespace.yaml"] as string;
    expect(applyEdits(text, service.fixAll(uri, text, english))).toBe(namespace);
    expect(service.fixAll(web, deployment, english).length).toBeGreaterThan(0);
  });

  test("leaves alone what needs a change of another file, too", () => {
    const template = documents(
      deployment.replace("Seconds: 45", "Seconds: {{ .Values.grace }}"),
      shop["apps/service.yaml"] ?? "",
      shop["edge/ingress.yaml"] ?? "",
    );
    const uri = uriOf("templates/all.yaml");
    const chart = (grace: number) =>
      serviceOf({
        "Chart.yaml": "name: a\n",
        "values.yaml": `grace: ${grace}\n`,
        "templates/all.yaml": template,
      });
    const [fix] = chart(45)
      .findings(uri, english)
      .flatMap(({ fixes }) => fixes);
    expect(fix?.preferred && chart(45).filesOf(fix)).toEqual([uri, uriOf("values.yaml")]);
    expect(chart(45).fixAll(uri, template, english)).toEqual([]);
    expect(applyEdits(template, chart(90).fixAll(uri, template, english))).toContain("sleep 70");
  });

  test("ends when fixes undo each other", () => {
    let rounds = 0;
    let current = "";
    const text = "apiVersion: v1\nkind: Service\nmetadata:\n  name: a\n";
    const edits = fixFile("file:///ws/a.yaml", text, {
      update: (_, next) => {
        current = next;
      },
      analyse() {
        rounds++;
        const snapshot = snapshotOf({ "a.yaml": current });
        const document = snapshot.file("file:///ws/a.yaml")?.documents[0];
        const at = current.indexOf("name: ") + 6;
        const change = {
          kind: "replace",
          span: { start: at, end: at + 1 },
          newText: current[at] === "a" ? "b" : "a",
        } as const;
        const action = { kind: "edit", changes: [{ document: document?.id ?? 0, change }] } as const;
        const fix = { title: { id: "x", args: {} }, preferred: true, action };
        return { snapshot, findings: [{ finding: { fixes: [fix] } }] as never };
      },
    });
    expect(rounds).toBeLessThanOrEqual(10);
    expect(applyEdits(text, edits)).toBe(text.replace("name: a", "name: b"));
  });

  test("makes fixes that contradict each other one after the other", () => {
    const container = (name: string, seconds: number) =>
      `        - name: ${name}\n          image: example.com/${name}:1\n          lifecycle: {preStop: {sleep: {seconds: ${seconds}}}}\n`;
    const text = deployment.replace(
      /( {6}containers:\n)[\s\S]*$/,
      `$1${container("a", 100)}${container("b", 200)}${container("c", 100)}`,
    );
    const service = serviceOf({ "apps/web.yaml": text });
    const fixed = applyEdits(text, service.fixAll(web, text, english));
    expect(fixed).toMatch(/terminationGracePeriodSeconds: 2\d\d\n/);
    service.update(web, fixed);
    expect(service.findings(web, english).map(({ rule }) => rule)).not.toContain("grace-period-too-short");
  });
});
