import { readdirSync, readFileSync } from "node:fs";
import { inProject } from "./paths.mjs";

/**
 * The licences of the packages whose code is in the bundles, as their authors ask for when it is passed on.
 *
 * @param {readonly import("esbuild").Metafile[]} metafiles
 */
export function thirdPartyNotices(metafiles) {
  const packages = new Set();
  for (const { outputs } of metafiles) {
    for (const output of Object.values(outputs)) {
      for (const [input, { bytesInOutput }] of Object.entries(output.inputs)) {
        const folder = /^.*node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(input)?.[0];
        if (folder && bytesInOutput > 0) packages.add(folder);
      }
    }
  }
  const notices = [...packages].sort().map(notice);
  return ["Podgrace contains the following packages.", ...notices].join(`\n\n${"-".repeat(80)}\n\n`);
}

function notice(folder) {
  const { name, version, license } = JSON.parse(readFileSync(inProject(folder, "package.json"), "utf8"));
  const file = readdirSync(inProject(folder)).find((each) => /^licen[cs]e/i.test(each));
  const text = file ? readFileSync(inProject(folder, file), "utf8").trim() : "";
  if (!license || text === "")
    throw new Error(`${name} ${version} comes without its licence, so it cannot be passed on.`);
  return `${name} ${version} (${license})\n\n${text}`;
}
