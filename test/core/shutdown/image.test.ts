import { expect, test } from "vitest";
import { shellOf } from "../../../server/src/core/shutdown/image.ts";

test.each([
  ["gcr.io/distroless/static", "absent"],
  ["gcr.io/distroless/base-debian12:nonroot", "absent"],
  ["gcr.io/distroless/static@sha256:0123", "absent"],
  ["gcr.io/distroless/base:debug", "present-or-unknown"],
  ["gcr.io/distroless/base:debug-nonroot@sha256:0123", "present-or-unknown"],
  // A copy of those images, or what is called like them, may hold more.
  ["mirror.example/gcr.io/distroless/static:1", "likely-absent"],
  ["example/app-distroless", "likely-absent"],
  ["example/distroless-app:1", "likely-absent"],
  ["example/app-distroless:debug", "present-or-unknown"],
  ["example/app:1-distroless", "likely-absent"],
  ["example/app:distroless", "likely-absent"],
  ["example/app:2.distroless_3", "likely-absent"],
  ["example/app:nodistroless", "present-or-unknown"],
  ["example/app:distrolessness", "present-or-unknown"],
  ["scratch", "likely-absent"],
  ["example/scratch:1", "likely-absent"],
  ["example/scratchpad:1", "present-or-unknown"],
  ["example/itchscratch:1", "present-or-unknown"],
  ["static", "likely-absent"],
  ["example/app-static:1", "likely-absent"],
  ["example/static-site:1", "present-or-unknown"],
  ["example/ecstatic:1", "present-or-unknown"],
  ["example/static:1-dev", "present-or-unknown"],
  ["cgr.dev/chainguard/nginx", "likely-absent"],
  ["cgr.dev/chainguard/nginx:latest-dev", "present-or-unknown"],
  ["mirror.example/cgr.dev/chainguard/nginx", "present-or-unknown"],
  // The colon of a port is none of a tag.
  ["localhost:5000/static", "likely-absent"],
  ["localhost:5000/nginx:1", "present-or-unknown"],
  ["nginx:1.27", "present-or-unknown"],
  ["", "present-or-unknown"],
])("%s: %s", (image, expected) => {
  expect(shellOf(image)).toBe(expected);
});
