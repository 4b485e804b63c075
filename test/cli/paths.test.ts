import { expect, it } from "vitest";
import { reportBase } from "../../server/src/cli/paths.ts";

it("paths for programs start at the checkout where the root is in it, else at the root", () => {
  const base = (root: string, checkout?: string) => reportBase(root, checkout);
  expect(base("/repo/k8s")).toEqual({ uri: "file:///repo/k8s/", prefix: "" });
  expect(base("/repo/k8s", "/repo")).toEqual({ uri: "file:///repo/", prefix: "k8s/" });
  expect(base("/repo", "/repo")).toEqual({ uri: "file:///repo/", prefix: "" });
  expect(base("/elsewhere", "/repo")).toEqual({ uri: "file:///elsewhere/", prefix: "" });
  expect(base("/repo/..k8s", "/repo")).toEqual({ uri: "file:///repo/", prefix: "..k8s/" });
  expect(base("/", "")).toEqual({ uri: "file:///", prefix: "" });
});
