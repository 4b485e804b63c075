import { configureGlobal } from "fast-check";

/**
 * Properties try the same values in every run, so that whoever is told of a failure sees it too. `PODGRACE_SEED=random`, or a number,
 * tries others; the message of a failure holds the seed.
 */
const { PODGRACE_SEED: wanted = "20261128" } = process.env;
if (wanted !== "random") configureGlobal({ seed: Number(wanted) });
