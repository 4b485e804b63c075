import { expect, test } from "vitest";
import { documents, yaml } from "../support/workspaceOf.ts";
import { found } from "./support/found.ts";

const IP = "{alb.ingress.kubernetes.io/target-type: ip}";
const service = yaml.service("web", { spec: "publishNotReadyAddresses: true" });
const reported = (files: string | Readonly<Record<string, string>>) => found("endpoint-stays-ready", files);

test("endpoints that stay ready hurt only where it is certain who sends requests to them", () => {
  const front = documents(service, yaml.ingress("web", { annotations: IP }));
  expect(reported(documents(yaml.deployment("web"), front))).toHaveLength(1);
  // Sibling folders may be of one cluster or of two.
  expect(reported({ "a/web.yaml": yaml.deployment("web"), "b/front.yaml": front })).toEqual([]);
});

test("the pods of Knative and of Jobs are not replaced by an update of their own", () => {
  const front = documents(service, yaml.ingress("web", { annotations: IP }));
  const other = (version: string, kind: string) =>
    yaml.deployment("web").replace("apps/v1", version).replace("Deployment", kind);
  expect(reported(documents(other("serving.knative.dev/v1", "Service"), front))).toEqual([]);
  expect(reported(documents(other("batch/v1", "Job"), front))).toEqual([]);
  expect(reported(documents(other("apps/v1", "StatefulSet"), front))).toHaveLength(1);
});
