import { describe, expect, test } from "vitest";
import { yaml } from "../../support/workspaceOf.ts";
import { attributesOf, exposureOf, one, onlyPath } from "./pathsOf.ts";

const { deployment, service, ingress } = yaml;
const AGIC = "appgw.ingress.kubernetes.io/connection-draining";

describe("connection draining of Application Gateway", () => {
  test.each([
    [`${AGIC}: "true", ${AGIC}-timeout: "60"`, { deregistrationDelay: "60" }],
    [`${AGIC}: "True", ${AGIC}-timeout: "60"`, { deregistrationDelay: "60" }],
    [`${AGIC}: "true"`, {}],
    [`${AGIC}: "false", ${AGIC}-timeout: "60"`, {}],
    [`${AGIC}: "yes", ${AGIC}-timeout: "60"`, {}],
    [`${AGIC}-timeout: "60"`, {}],
    [`${AGIC}: "true", ${AGIC}-timeout: "0"`, { deregistrationDelay: "unknown wrong-type 0" }],
    [`${AGIC}: "true", ${AGIC}-timeout: "60s"`, { deregistrationDelay: "unknown wrong-type 60s" }],
    [`${AGIC}: "true", ${AGIC}-timeout: 60`, { deregistrationDelay: "unknown wrong-type 60" }],
    [`${AGIC}: "((on))", ${AGIC}-timeout: "60"`, { deregistrationDelay: 'unknown placeholder "((on))"' }],
  ])("%s", (annotations, expected) => {
    const spec = "ingressClassName: azure-application-gateway";
    const files = one(
      deployment("web"),
      service("web"),
      ingress("web", { spec, annotations: `{${annotations}}` }),
    );
    const path = onlyPath(exposureOf(files));
    expect(path).toMatchObject({ loadBalancer: "appgw", requiredSeconds: 90 });
    expect(attributesOf(path)).toEqual(expected);
  });
});
