import { timeToFinish, verdictOfPicture } from "../../server/src/core/picture/describePicture.ts";
import { drawPicture } from "../../server/src/core/picture/drawPicture.ts";
import type { Say } from "../../server/src/core/picture/layout.ts";
import { variables } from "../../server/src/core/picture/palette.ts";
import { type PicturedWorkload, whatIf } from "../../server/src/core/picture/picturedWorkload.ts";
import { fillTemplate } from "../../server/src/core/text/fillTemplate.ts";
import type { TimelineWorkload } from "../../server/src/protocol/timeline.ts";
import { type FromPanel, isPanelState, readToPanel } from "../../server/src/protocol/timelinePanel.ts";
import { element, fillSelect, showText } from "./elements.ts";
import { createSliders } from "./sliders.ts";
import { wearTheme } from "./theme.ts";

/** The page of the timeline panel. It computes and draws with the code of the server, so that sliders answer at once. */

declare function acquireVsCodeApi(): {
  postMessage(message: FromPanel): void;
  getState(): unknown;
  setState(state: unknown): void;
};

const host = acquireVsCodeApi();
const sliders = createSliders(draw);
let workloads: readonly TimelineWorkload[] = [];
let words: Readonly<Record<string, string>> = {};
/** Numbers of what is looked at. */
let chosen = 0;
let container = 0;
let tallest = 0;

const say: Say = (message) => fillTemplate(message, (id) => words[id]);

window.addEventListener("message", ({ data }) => {
  const message = readToPanel(data);
  if (message?.type === "written") {
    showText("reason", message.text);
    if (message.ok) sliders.forget();
  }
  if (message?.type !== "show") return;
  host.setState(message.asked);
  const former = identityOf(workloads[chosen]);
  words = message.words;
  workloads = message.workloads;
  const again = workloads.findIndex((each) => identityOf(each) === former);
  chosen = Math.max(0, again);
  if (again < 0) startAnew();
  showText("none", message.none ?? "");
  element("none").hidden = message.none === null;
  element("content").hidden = workloads.length === 0;
  fillSelect(
    "workload",
    workloads.map(({ picture }) => titleOf(picture as PicturedWorkload)),
    chosen,
  );
  element("choice").hidden = workloads.length < 2;
  show();
});

/** Other sliders for another workload or container. */
function startAnew(): void {
  container = workloads[chosen]?.container ?? 0;
  tallest = 0;
  sliders.forget();
  showText("reason", "");
}

function show(): void {
  const workload = workloads[chosen];
  if (!workload) return;
  const { containers } = workload.picture as PicturedWorkload;
  container = Math.min(container, containers.length - 1);
  fillSelect(
    "container",
    containers.map(({ name }) => name),
    container,
  );
  element("container-choice").hidden = containers.length < 2;
  const inputs = containers[container]?.inputs;
  if (inputs) sliders.take(inputs, workload.suggested);
  draw();
}

function draw(): void {
  const workload = workloads[chosen];
  if (!workload) return;
  const picture = whatIf(workload.picture as PicturedWorkload, container, sliders.overrides());
  const width = Math.max(280, Math.min(1000, element("picture").clientWidth));
  const look = { say, width, heading: true, palette: variables, background: false, idPrefix: "timeline-" };
  const svg = new DOMParser().parseFromString(drawPicture([picture], look), "image/svg+xml").documentElement;
  element("picture").replaceChildren(document.importNode(svg, true));
  keepHeight(svg.getAttribute("height"));
  const finish = timeToFinish(picture);
  showText("summary", [verdictOfPicture(picture).message, ...(finish ? [finish] : [])].map(say).join(" "));
  showObstacle(workload);
}

/** The picture only grows while sliders are moved, so that they stay below the pointer. */
function keepHeight(height: string | null): void {
  tallest = Math.max(tallest, Number(height));
  element("picture").style.minHeight = `${tallest}px`;
}

/** What cannot be written says why, instead of a button that does nothing. */
function showObstacle({ obstacles }: TimelineWorkload): void {
  const { delaySeconds, graceSeconds } = sliders.overrides();
  const reasons = [
    ...(delaySeconds !== undefined && obstacles.delay ? [obstacles.delay] : []),
    ...(graceSeconds !== undefined && obstacles.grace ? [obstacles.grace] : []),
  ];
  const nothing = delaySeconds === undefined && graceSeconds === undefined;
  element<HTMLButtonElement>("apply").disabled = nothing || reasons.length > 0;
  if (!nothing) showText("reason", reasons[0] ?? "");
}

function titleOf({ kind, name, variant }: PicturedWorkload): string {
  return variant === null ? `${kind} ${name}` : `${kind} ${name} (${variant})`;
}

function identityOf(workload: TimelineWorkload | undefined): string {
  return workload ? JSON.stringify([workload.uri, titleOf(workload.picture as PicturedWorkload)]) : "";
}

element("workload").addEventListener("change", () => {
  chosen = element<HTMLSelectElement>("workload").selectedIndex;
  startAnew();
  show();
});
element("container").addEventListener("change", () => {
  container = element<HTMLSelectElement>("container").selectedIndex;
  sliders.forget();
  show();
});
element("sliders").addEventListener("submit", (event) => {
  event.preventDefault();
  const { delaySeconds, graceSeconds } = sliders.overrides();
  host.postMessage({
    type: "write",
    workload: chosen,
    container,
    ...(delaySeconds === undefined ? {} : { delaySeconds }),
    ...(graceSeconds === undefined ? {} : { graceSeconds }),
  });
});
element("suggest").addEventListener("click", () => {
  const suggested = workloads[chosen]?.suggested;
  if (suggested) sliders.set(suggested);
});
element("reset").addEventListener("click", () => {
  sliders.forget();
  showText("reason", "");
  show();
});
element("reveal").addEventListener("click", () => host.postMessage({ type: "reveal", workload: chosen }));
new ResizeObserver(draw).observe(element("picture"));
wearTheme();
// What was shown before the editor was closed is asked for again by the extension, which knows it from the state.
if (!isPanelState(host.getState())) host.setState(undefined);
host.postMessage({ type: "ready" });
