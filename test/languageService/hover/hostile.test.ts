import fc from "fast-check";
import MarkdownIt from "markdown-it";
import { expect, test } from "vitest";
import { rules } from "../../../server/src/rules/index.ts";
import { type Files, root, serviceOf, uriOf } from "../marked.ts";

/** Names as an attacker would choose them: whoever opens the file must see them, and nothing else may happen. */
const hostile = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        "[open](command:workbench.action.terminal.new)",
        "](command:podgrace.showRule?%5B%22x%22%5D)",
        "<a href='command:x'>x</a>",
        "<img src='https://example.org/x.png'>",
        "![x](https://example.org/x.png)",
        "https://example.org/x",
        "javascript:alert(1)",
        "```",
        "`",
        "**",
        "_",
        "\n\n# heading\n\n",
        "\n- item\n",
        "$(zap)",
        "&lt;b&gt;",
        "{container}",
        "$&",
        "|",
        "\u202e",
      ),
      fc.string({ maxLength: 6 }),
    ),
    { minLength: 1, maxLength: 4 },
  )
  .map((parts) => parts.join(""));

/** The shop with one name in every place that a hover shows; JSON strings are YAML strings. */
function files(name: string): Files {
  const value = JSON.stringify(name);
  return {
    "web.yaml": `apiVersion: apps/v1
kind: Deployment
metadata: {name: ${value}, namespace: ${value}}
spec:
  template:
    metadata: {labels: {app: web}}
    spec:
      containers:
        - name: ${value}
          image: ${value}
          lifecycle:
            preStop:
              exec: {command: [${value}, "sleep 1"]}
        - name: other
          lifecycle:
            preStop: {httpGet: {path: ${value}, port: ${value}}}
`,
    "service.yaml": `apiVersion: v1
kind: Service
metadata: {name: ${value}, namespace: ${value}}
spec:
  selector: {app: web}
  ports: [{port: 80}]
`,
    "edge (1) [x]/in`gress`.yaml": `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: ${value}
  namespace: ${value}
  annotations: {alb.ingress.kubernetes.io/target-type: ip}
spec:
  ingressClassName: alb
  defaultBackend: {service: {name: ${value}, port: {number: 80}}}
`,
    "namespace.yaml": `apiVersion: v1
kind: Namespace
metadata:
  name: ${value}
  labels: {elbv2.k8s.aws/pod-readiness-gate-inject: ${value}}
`,
  };
}

/** What our own hovers are made of. */
const allowed = new Set([
  ..."paragraph list_item bullet_list strong link"
    .split(" ")
    .flatMap((type) => [`${type}_open`, `${type}_close`]),
  ..."inline text text_special code_inline fence softbreak".split(" "),
]);

const sources = new Set(rules.flatMap(({ meta }) => meta.sources.map(({ url }) => url)));
const commands = new Set(
  rules.map(({ id }) => `command:podgrace.showRule?${encodeURIComponent(JSON.stringify([id]))}`),
);

/** Renders what it can: HTML, bare addresses, images, any scheme. */
const renderer = new MarkdownIt({ html: true, linkify: true });
renderer.linkify.set({ fuzzyLink: false });
renderer.validateLink = () => true;

test("no name out of a file becomes markup, a link or a command", () => {
  let hovers = 0;
  fc.assert(
    fc.property(hostile, (name) => {
      const all = files(name);
      const service = serviceOf(Object.fromEntries(Object.entries(all).map(([path, text]) => [path, text])));
      for (const [path, text] of Object.entries(all)) {
        for (const piece of [
          "kind: ",
          "name: ",
          "preStop: ",
          "preStop:\n",
          "target-type: ",
          "gate-inject: ",
        ]) {
          for (let at = text.indexOf(piece); at !== -1; at = text.indexOf(piece, at + 1)) {
            const offset = at + piece.length + (piece.startsWith("preStop") ? -4 : 0);
            const hover = service.hover(uriOf(path), offset, {
              locale: "en",
              format: "markdown",
              commandLinks: true,
            });
            if (!hover) continue;
            hovers++;
            check(hover.contents);
          }
        }
      }
    }),
    { numRuns: 150 },
  );
  expect(hovers).toBeGreaterThan(500);
});

function check(contents: string): void {
  const tokens = renderer.parse(contents, {}).flatMap((token) => [token, ...(token.children ?? [])]);
  expect(tokens.map(({ type }) => type).filter((type) => !allowed.has(type))).toEqual([]);
  for (const token of tokens.filter(({ type }) => type === "link_open")) {
    const href = String(token.attrGet("href"));
    expect(sources.has(href) || commands.has(href) || href.startsWith(`${root}/`), href).toBe(true);
  }
}
