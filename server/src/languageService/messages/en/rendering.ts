/** What is said about charts and overlays that were rendered, or could not be. */
export const rendering: Readonly<Record<string, string>> = {
  "finding.rendered-chart": "{text} (In chart {names}, rendered with its default values.)",
  "finding.rendered-overlay": "{text} (As rendered from {names}.)",

  "render.no-tool-chart":
    "Helm charts were not rendered ({count}): {detail}. Install Helm, or name it with the setting podgrace.helm.path or the flag --helm.",
  "render.no-tool-kustomization":
    "Kustomize overlays were not rendered ({count}): {detail}. Install kustomize or kubectl, or name one with the setting podgrace.kustomize.path or the flag --kustomize.",
  "render.refused-chart": "Chart {name} was not rendered. helm says: {detail}. {advice}",
  "render.refused-kustomization": "Overlay {name} was not rendered. kustomize says: {detail}. {advice}",
  "render.too-slow-chart": "Chart {name} was not rendered: helm took longer than {detail} s and was stopped.",
  "render.too-slow-kustomization":
    "Overlay {name} was not rendered: kustomize took longer than {detail} s and was stopped.",
  "render.too-much-chart":
    "Chart {name} was not rendered: helm printed more than {detail} MB and was stopped.",
  "render.too-much-kustomization":
    "Overlay {name} was not rendered: kustomize printed more than {detail} MB and was stopped.",
  "render.remote-kustomization":
    "Overlay {name} was not rendered: it includes {detail}, which would have to be fetched, and Podgrace fetches nothing. Render it yourself and pipe the outcome into podgrace scan -.",

  "render.advice.dependencies":
    "Podgrace fetches nothing: run helm dependency build in its folder, then scan again.",
  "render.advice.network":
    "It would have to fetch something, and Podgrace fetches nothing. Render it yourself and pipe the outcome into podgrace scan -.",
  "render.advice.values":
    "Only its default values are used. If it needs others, render it yourself and pipe the outcome into podgrace scan -.",
  "render.advice.helm-charts":
    "Charts inside overlays are never inflated here. Render it yourself with --enable-helm and pipe the outcome into podgrace scan -.",
  "render.advice.outside":
    "Files outside the folder of a kustomization are not loaded here. Move them below it, or render it yourself and pipe the outcome into podgrace scan -.",
  "render.advice.plugins":
    "Plugins and functions are never run here. Render it yourself and pipe the outcome into podgrace scan -.",
  "render.advice.kustomize": "Run kustomize build on its folder to see more.",
};
