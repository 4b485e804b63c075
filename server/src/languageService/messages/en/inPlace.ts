/** Code lenses and inlay hints: a few words beside the text. */
export const inPlace: Readonly<Record<string, string>> = {
  "lens.drains": "drains {seconds} s",
  "lens.no-delay": "no delay",
  "lens.finish": "{seconds} s to finish",
  "lens.lost": "loses requests",
  "lens.safe": "safe",
  "lens.unknown": "not known whether it loses requests",
  "lens.quiet": "gets no requests",
  "inlay.parts": "= {hook} delay + {left} to finish",
  "inlay.too-short": "too short: the hook takes {hook} s",
  "inlay.endless": "the hook never ends by itself",
};
