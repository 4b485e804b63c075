// biome-ignore-all lint/suspicious/noTemplateCurlyInString: placeholders of other tools are what is read here.
import { describe, expect, it } from "vitest";
import { effectiveGracePeriod } from "../../../server/src/core/kubernetes/gracePeriod.ts";
import { deployment, podOf, workloadOf } from "./reading.ts";

describe("grace period", () => {
  const grace = (written: string): string => deployment("", `terminationGracePeriodSeconds: ${written}`);

  it.each<[string, string, string | null, number | null]>([
    ["90", "known 90 «90»", "90", 90],
    ["0", "known 0 «0»", "0", 0],
    ["-5", "known -5 «-5»", "-5", 1],
    ["030", "known 24 «030»", "030", 24],
    ["", "absent", null, 30],
    ["~", "absent", null, 30],
    ["null", "absent", null, 30],
    ['"90"', 'unknown wrong-type «"90"» "90"', '"90"', null],
    ["90s", "unknown wrong-type «90s» 90s", "90s", null],
    ["90.5", "unknown wrong-type «90.5» 90.5", "90.5", null],
    ["${GRACE}", "unknown placeholder «${GRACE}» ${GRACE}", "${GRACE}", null],
    ["{{ .x }}", "unknown template «{{ .x }}»", null, null],
    ["[90]", "unknown wrong-type «[90]»", null, null],
  ])("%j", (written, field, text, seconds) => {
    const { pod, show } = podOf(grace(written));
    expect(show(pod.gracePeriod)).toBe(field);
    expect(pod.gracePeriodText).toBe(text);
    expect(effectiveGracePeriod(pod)).toEqual({ field: pod.gracePeriod, seconds });
  });

  it("is 30 where nothing is written, and stays known as absent", () => {
    const { pod, at } = podOf(deployment(""));
    const { field, seconds } = effectiveGracePeriod(pod);
    expect(seconds).toBe(30);
    expect(field.state === "absent" && at(field.owner)).toBe(at(pod.at));
  });

  it("is noticed where Kubernetes ignores it", () => {
    const { workload, show } = workloadOf(`apiVersion: apps/v1
kind: Deployment
terminationGracePeriodSeconds: 1
spec:
  terminationGracePeriodSeconds: 2
  template:
    terminationGracePeriodSeconds: "3"
    spec:
      terminationGracePeriodSeconds: 4
      containers:
        - name: web
          image: nginx
          terminationGracePeriodSeconds: 5
          lifecycle:
            terminationGracePeriodSeconds: ~
            preStop:
              terminationGracePeriodSeconds: 6
              exec: {command: ["true"]}
`);
    expect(workload.misplacedGracePeriods.map(show)).toEqual([
      "known 1 «1»",
      "known 2 «2»",
      'unknown wrong-type «"3"» "3"',
    ]);
    expect(workload.pod!.containers[0]!.misplacedGracePeriods.map(show)).toEqual([
      "known 5 «5»",
      "known 6 «6»",
    ]);
    expect(show(workload.pod!.gracePeriod)).toBe("known 4 «4»");
  });

  it("is not misplaced where a template hides the place", () => {
    expect(
      workloadOf("apiVersion: apps/v1\nkind: Deployment\nspec: {{ .x }}\n").workload.misplacedGracePeriods,
    ).toEqual([]);
  });
});
