// Validates a folder with @monokle/validation: node monokle.mjs FOLDER-WITH-PACKAGES FOLDER
//
// With the plugins that need no network: syntax, links between resources, common practices.
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";

const [packages, folder] = process.argv.slice(2);
const require = createRequire(path.join(packages, "package.json"));
const entry = path.join(packages, "node_modules/@monokle/validation/lib/node.js");
const { createDefaultMonokleValidator } = await import(pathToFileURL(entry));
const { parseAllDocuments } = require("yaml");

const resources = readdirSync(folder, { recursive: true })
  .filter((file) => file.endsWith(".yaml"))
  .flatMap(resourcesOf);
const validator = createDefaultMonokleValidator();
await validator.preload({ plugins: { "yaml-syntax": true, "resource-links": true, practices: true } });
const { runs } = await validator.validate({ resources });
console.log(`${resources.length} resources, ${runs.flatMap(({ results }) => results).length} results`);

function resourcesOf(file) {
  const text = readFileSync(path.join(folder, file), "utf8");
  return parseAllDocuments(text).map((document, number) => {
    const content = document.toJS();
    const [fileOffset, , fileEnd] = document.range;
    return {
      id: `${file}#${number}`,
      fileId: file,
      filePath: file,
      fileOffset,
      text: text.slice(fileOffset, fileEnd),
      name: content.metadata?.name ?? "",
      namespace: content.metadata?.namespace,
      apiVersion: content.apiVersion,
      kind: content.kind,
      content,
    };
  });
}
