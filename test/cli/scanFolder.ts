import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

/** A folder to scan: `bad.yaml` holds an error, `mild.yaml` a hint, `broken.yaml` is no YAML, `empty/` is empty. */
export async function makeScanFolder(): Promise<{ readonly path: string; remove(): Promise<void> }> {
  const folder = await mkdtemp(path.join(tmpdir(), "podgrace-scan-"));
  await mkdir(path.join(folder, "empty"));
  await writeFile(path.join(folder, "bad.yaml"), deployment('exec: {command: ["sleep", "70"]}'));
  await writeFile(path.join(folder, "mild.yaml"), deployment("sleep: {seconds: 25}", "mild"));
  await writeFile(path.join(folder, "broken.yaml"), 'kind: Deployment\nmetadata: {name: "x\n');
  return { path: folder, remove: () => rm(folder, { recursive: true }) };
}

/** A Deployment that no Service selects, with a preStop handler in flow style. */
export function deployment(handler: string, name = "web"): string {
  return `apiVersion: apps/v1
kind: Deployment
metadata: {name: ${name}}
spec:
  template:
    spec:
      containers:
        - name: ${name}
          image: registry.example.com/${name}:1.0.0
          lifecycle: {preStop: {${handler}}}
`;
}
