/**
 * Draws the timeline's picture in many situations, all themes and several widths, into test-results/gallery, to be looked at:
 * `node scripts/pictureGallery.mjs`.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import * as esbuild from "esbuild";
import { launchBrowser } from "./hosts/browser.mjs";
import { inProject } from "./lib/paths.mjs";

const folder = inProject("test-results", "gallery");
mkdirSync(folder, { recursive: true });
await esbuild.build({
  stdin: {
    contents: `
      export * from "./server/src/core/picture/drawPicture.ts";
      export * from "./server/src/core/picture/palette.ts";
      export * from "./server/src/core/shutdown/shutdownTimes.ts";
      export * from "./server/src/languageService/messages/renderMessage.ts";`,
    resolveDir: inProject(),
    loader: "ts",
  },
  bundle: true,
  format: "esm",
  outfile: inProject("test-results", "gallery", "picture.mjs"),
});
const { drawPicture, paletteOf, themes, shutdownTimes, renderMessage } = await import(
  inProject("test-results", "gallery", "picture.mjs")
);
const say = (message) => renderMessage(message, "en");

const known = (seconds) => ({ state: "known", seconds });
const unknown = { state: "unknown", reason: "program", atLeast: 0 };

/** A container of the gallery: D, H, G and R in seconds. */
function container(
  name,
  { d = 0, h = d, g = 30, r = 60, role = "app", serving = "yes", hook = "present", sender } = {},
) {
  const length = (value) =>
    typeof value === "number" ? known(value) : value === "endless" ? { state: "unbounded" } : unknown;
  const inputs = { delay: length(d), total: length(h), graceSeconds: g, requiredSeconds: r };
  const from = sender ?? { kind: "alb", name: "shop", deregistrationSeconds: null };
  return { name, role, serving, hook, inputs, sender: r === null ? null : from, ...shutdownTimes(inputs) };
}

const workload = (name, ...containers) => ({ kind: "Deployment", name, variant: null, containers });
const drain = (deregistrationSeconds) => ({ kind: "alb", name: "shop", deregistrationSeconds });
const quiet = { r: null, serving: "no" };

const situations = {
  "no hook": workload("web", container("web", { hook: "absent" })),
  "short hook": workload("web", container("web", { d: 30, g: 45 })),
  "70 and 90": workload("web", container("web", { d: 70, g: 90, sender: drain(300) })),
  "short drain": workload("web", container("web", { d: 70, g: 90, sender: drain(75) })),
  "closed in its hook": workload("web", container("web", { d: 5, h: 75, g: 90 })),
  "D = G": workload("web", container("web", { d: 70, g: 70 })),
  "endless hook": workload("web", container("web", { d: "endless", h: "endless", g: 60 })),
  "unknown hook": workload("web", container("web", { d: "?", h: "?", g: 90 })),
  "unknown grace": workload("web", container("web", { d: 70, g: null })),
  "unknown grace, no hook": workload("web", container("web", { g: null, hook: "absent" })),
  "G = 0": workload("web", container("web", { d: 10, g: 0 })),
  "R = 0": workload("web", container("web", { d: 0, g: 30, r: 0 })),
  "all 0": workload("web", container("web", { d: 0, g: 0, r: 0 })),
  "an hour": workload("batch", container("web", { d: 3600, g: 3620, r: 60, sender: drain(3600) })),
  "half seconds": workload("web", container("web", { d: 0.5, g: 2, r: 1 })),
  "no traffic": workload("worker", container("worker", { d: 0, ...quiet, hook: "absent" })),
  "unknown sender": workload("web", container("web", { d: 10, r: null, serving: "unknown" })),
  "refused hook": workload("web", container("web", { hook: "refused", d: "?", h: "?" })),
  "in the cluster": workload(
    "api",
    container("api", {
      d: 5,
      g: 30,
      r: 10,
      sender: { kind: "cluster", name: null, deregistrationSeconds: null },
    }),
  ),
  "many containers": workload(
    "shop-frontend",
    container("web", { d: 30, g: 45 }),
    container("admin-with-a-name-that-is-rather-long-for-a-container", { d: 40, g: 45 }),
    container("metrics", { g: 45, ...quiet, hook: "absent" }),
    container("istio-proxy", { g: 45, role: "sidecar", ...quiet, hook: "absent" }),
  ),
  "hostile name": workload(
    '<script>alert("1")</script>&amp;\u202e\u0007',
    container("名前がとても長いコンテナ名前がとても長いコンテナ", { d: 30, g: 45 }),
  ),
};

const browser = await launchBrowser();
const page = await browser.newPage();
for (const theme of themes) {
  for (const width of [320, 490, 720]) {
    const { background, ink } = paletteOf(theme);
    const pictures = Object.entries(situations).map(([name, each], index) => {
      const svg = drawPicture([each], {
        width,
        say,
        heading: true,
        palette: paletteOf(theme),
        background: false,
        idPrefix: `p${index}-`,
      });
      return `<figure><figcaption>${name}</figcaption>${svg}</figure>`;
    });
    const columns = { 320: 5, 490: 3, 720: 2 }[width];
    await page.setViewportSize({ width: columns * (width + 24) + 20, height: 800 });
    await page.setContent(
      `<body style="background:${background};color:${ink};font:11px sans-serif;display:grid;grid-template-columns:repeat(${columns},${width + 2}px);gap:14px 20px;margin:10px;align-items:start">
       <style>figure{margin:0;border:1px dashed #8884}figcaption{opacity:.6}svg{display:block}</style>${pictures.join("")}`,
    );
    writeFileSync(`${folder}/${theme}-${width}.png`, await page.screenshot({ fullPage: true }));
  }
}
await browser.close();
console.log(`${Object.keys(situations).length} situations, ${themes.length} themes: ${folder}`);
