import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    // Those run inside VS Code (test/extension/runTests.mjs), and with the real Helm and kubectl (scripts/lib/sections.mjs).
    exclude: ["test/extension/**", "test/differential/**"],
    setupFiles: ["test/support/seed.ts"],
    // Properties and processes take their time on a busy machine.
    testTimeout: 60_000,
    // Servers, terminals and clocks of a machine that others use: what failed once and not again is shown as such.
    retry: 1,
    // What `npm run coverage` measures: the layers in which findings are made. Entries of types alone count for nothing.
    coverage: {
      include: ["core", "rules", "languageService"].map((layer) => `server/src/${layer}/**/*.ts`),
      reporter: ["text", "json-summary"],
    },
  },
});
