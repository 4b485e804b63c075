/** What `scripts/fuzz.mjs` bundles. */
export { fixturesIn } from "./fixtures.ts";
export { fuzz } from "./fuzz.ts";
