import { expect, it } from "vitest";
import { shellOf } from "../../../server/src/core/shutdown/image.ts";

it.each([
  ["gcr.io/distroless/static", "absent"],
  ["gcr.io/distroless/base-debian12:nonroot@sha256:ab", "absent"],
  // A mirror may hold what it likes.
  ["mirror.example.com/gcr.io/distroless/cc", "likely-absent"],
  ["gcr.io/distroless/static:debug", "present-or-unknown"],
  ["gcr.io/distroless/java17:debug-nonroot", "present-or-unknown"],
  ["example/distroless", "likely-absent"],
  ["example/distroless:1-debug", "present-or-unknown"],
  ["localhost:5000/distroless:debug", "present-or-unknown"],
  ["example/static:1", "likely-absent"],
  ["static", "likely-absent"],
  // What serves static files has a shell.
  ["example/web-static:1", "present-or-unknown"],
  ["example/static-files:1", "present-or-unknown"],
  ["example/scratch:1", "likely-absent"],
  ["example/scratchpad:1", "present-or-unknown"],
  ["example/static:dev", "present-or-unknown"],
  ["scratch", "likely-absent"],
  ["cgr.dev/chainguard/nginx:latest", "likely-absent"],
  ["cgr.dev/chainguard/nginx:latest-dev", "present-or-unknown"],
  ["mirror.example.com/cgr.dev/chainguard/nginx:latest", "likely-absent"],
  ["example/web:1-distroless", "likely-absent"],
  ["example/web:distroless", "likely-absent"],
  ["example/web:1-distroless-r2", "likely-absent"],
  ["localhost:5000/web", "present-or-unknown"],
  ["nginx:1.27", "present-or-unknown"],
  ["", "present-or-unknown"],
])("%s: a shell is %s", (image, shell) => {
  expect(shellOf(image)).toBe(shell);
});
