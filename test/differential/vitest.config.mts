import { defineConfig } from "vitest/config";

/** Apart from the unit tests, because these need the real programs (scripts/hosts/renderTools.mjs). */
export default defineConfig({
  test: { include: ["test/differential/**/*.test.ts"], testTimeout: 60_000, hookTimeout: 60_000 },
});
