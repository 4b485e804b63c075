import { documents, yaml } from "../support/workspaceOf.ts";
import type { Random } from "./random.ts";

/** Documents of objects with few names, so that nearly every one concerns others. */
export function randomFile(random: Random): string {
  const name = () => random.one(["web", "api"]);
  const namespace = () => random.one(["", "shop", "shop", "other"]);
  const makers = [
    () =>
      yaml.deployment(name(), {
        namespace: namespace(),
        pod: random.one(["", "terminationGracePeriodSeconds: 5"]),
      }),
    () =>
      yaml.deployment(name(), {
        container: random.one(["", "lifecycle: {preStop: {exec: {command: [sleep, '20']}}}"]),
      }),
    () =>
      yaml.service(name(), {
        namespace: namespace(),
        app: name(),
        spec: random.one(["", "publishNotReadyAddresses: true"]),
      }),
    () => yaml.service(name(), { spec: "type: LoadBalancer" }),
    () =>
      yaml.ingress(name(), {
        namespace: namespace(),
        annotations: "{alb.ingress.kubernetes.io/target-type: ip}",
      }),
    () => yaml.ingress(name(), { spec: `ingressClassName: ${random.one(["nginx", "alb", "own"])}` }),
    () =>
      yaml.namespace(
        namespace() || "shop",
        random.one([
          "{}",
          "{elbv2.k8s.aws/pod-readiness-gate-inject: enabled}",
          "{eks.amazonaws.com/pod-readiness-gate-inject: on}",
        ]),
      ),
    () =>
      "apiVersion: networking.k8s.io/v1\nkind: IngressClass\nmetadata: {name: own}\nspec: {controller: ingress.k8s.aws/alb}\n",
    () =>
      `# podgrace-ignore-file ${random.one(["prestop-missing", "nonsense"])} -- tried\n${yaml.deployment(name())}`,
    () => "a: [broken\n",
  ];
  return documents(...Array.from({ length: 2 + random.below(4) }, () => random.one(makers)()));
}
