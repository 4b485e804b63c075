import { expect, it } from "vitest";
import { shellOf } from "../../../server/src/core/shutdown/image.ts";

it.each([
  ["gcr.io/distroless/static", "absent"],
  ["gcr.io/distroless/base-debian12:nonroot@sha256:ab", "absent"],
  ["gcr.io/distroless/static:debug", "present-or-unknown"],
  ["gcr.io/distroless/java17:debug-nonroot", "present-or-unknown"],
  ["example/distroless", "likely-absent"],
  ["example/distroless:1-debug", "present-or-unknown"],
  ["example/static:1", "likely-absent"],
  ["example/static:dev", "present-or-unknown"],
  ["scratch", "likely-absent"],
  ["cgr.dev/chainguard/nginx:latest", "likely-absent"],
  ["cgr.dev/chainguard/nginx:latest-dev", "present-or-unknown"],
  ["example/web:1-distroless", "likely-absent"],
  ["localhost:5000/web", "present-or-unknown"],
  ["nginx:1.27", "present-or-unknown"],
  ["", "present-or-unknown"],
])("%s: a shell is %s", (image, shell) => {
  expect(shellOf(image)).toBe(shell);
});
