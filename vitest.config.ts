import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    // Those run inside VS Code (test/extension/runTests.mjs).
    exclude: ["test/extension/**"],
    coverage: { include: ["server/src/**/*.ts"] },
  },
});
