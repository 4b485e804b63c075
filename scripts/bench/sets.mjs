import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { application, configMap, overlays, workloadsOfOneService } from "./manifests.mjs";

/**
 * The sets of files that are measured. Each is written into a folder of its own, made anew.
 * `files` gives pairs of path and text.
 */
export const sets = {
  /** An ordinary repository of manifests: 300 files, 1,500 objects. */
  repository: () => many(300, (i) => [`team-${i % 20}/app-${i}.yaml`, application(i)]),
  /** The output of a renderer: one file of some 37,600 lines. */
  "one-file": () => [["all.yaml", untilLines(37_600)]],
  /** A repository of everything: 30,000 files, 350 MB, of which one in twenty holds workloads. */
  monorepo: () =>
    many(30_000, (i) => [
      `area-${i % 100}/part-${i % 1000}/file-${i}.yaml`,
      i % 20 === 0 ? application(i) : configMap(`data-${i}`, `team-${i % 20}`, 330),
    ]),
};

/** What is measured at 1, 2, 4 and 8 times its size, to see whether cost grows with it. */
export const growing = {
  objects: (times) => many(75 * times, (i) => [`app-${i}.yaml`, application(i)]),
  "workloads per Service": (times) => [["all.yaml", workloadsOfOneService(50 * times)]],
  "documents per file": (times) => [
    ["all.yaml", Array.from({ length: 50 * times }, (_, i) => application(i)).join("---\n")],
  ],
  overlays: (times) => overlays(50 * times),
};

/** Writes a set below `folder` and gives its own folder. */
export function writeSet(folder, name, files) {
  const root = path.join(folder, name.replaceAll(" ", "-"));
  rmSync(root, { recursive: true, force: true });
  for (const [file, text] of files) {
    const place = path.join(root, file);
    mkdirSync(path.dirname(place), { recursive: true });
    writeFileSync(place, text);
  }
  return root;
}

function* many(count, make) {
  for (let i = 0; i < count; i++) yield make(i);
}

function untilLines(wanted) {
  const texts = [];
  for (let lines = 0; lines < wanted; ) {
    const text = application(texts.length);
    texts.push(text);
    lines += text.split("\n").length;
  }
  return texts.join("---\n");
}
