import { defineConfig } from "vitest/config";

/** The layers in which findings are made: so much of them is tested that it must not become less. */
const layers = ["core", "rules", "languageService"];
const filesOf = (layer: string) => `server/src/${layer}/**/*.ts`;

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
    // What `npm run coverage` measures, and where it fails. Entries of types alone count for nothing.
    coverage: {
      include: layers.map(filesOf),
      reporter: ["text", "json-summary"],
      thresholds: Object.fromEntries(layers.map((layer) => [filesOf(layer), { lines: 95, branches: 95 }])),
    },
  },
});
