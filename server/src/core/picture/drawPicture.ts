import { describePicture, nameOf } from "./describePicture.ts";
import { layoutPicture, type PictureOptions } from "./layout.ts";
import type { Palette } from "./palette.ts";
import type { PicturedWorkload } from "./picturedWorkload.ts";
import { writeSvg } from "./svg.ts";

export interface DrawOptions extends PictureOptions {
  readonly palette: Palette;
  /** See `SvgOptions`. */
  readonly background: boolean;
  readonly idPrefix: string;
}

/** One SVG of the shutdowns of workloads, one below the other. */
export function drawPicture(workloads: readonly PicturedWorkload[], options: DrawOptions): string {
  const { say } = options;
  return writeSvg(layoutPicture(workloads, options), {
    ...options,
    title: say({
      id: "picture.title",
      args: { names: workloads.map((each) => say(nameOf(each))).join(", ") },
    }),
    description: alternativeText(workloads, say),
  });
}

/** The same in sentences, one paragraph for each workload. */
export function alternativeText(workloads: readonly PicturedWorkload[], say: PictureOptions["say"]): string {
  return workloads.map((workload) => say(describePicture(workload))).join("\n");
}
