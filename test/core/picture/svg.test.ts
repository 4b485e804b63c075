import fc from "fast-check";
import { XMLParser, XMLValidator } from "fast-xml-parser";
import { describe, expect, test } from "vitest";
import { alternativeText, drawPicture } from "../../../server/src/core/picture/drawPicture.ts";
import { paletteOf, themes, variables, variablesOf } from "../../../server/src/core/picture/palette.ts";
import { anyWorkload, container, english, workload } from "./pictures.ts";

const options = {
  width: 720,
  say: english,
  heading: true,
  palette: paletteOf("light"),
  background: true,
  idPrefix: "t-",
};
const short = workload(container("web", { delay: 30, grace: 45, drain: 300 }));

test("the picture of a short hook", () => {
  expect(drawPicture([short], options)).toMatchSnapshot();
});

test("it has a role, a title and a description that says all it shows", () => {
  const svg = drawPicture([short], options);
  expect(svg).toContain('role="img" aria-labelledby="t-title t-desc"');
  expect(svg).toContain('<title id="t-title">Shutdown timeline of Deployment web</title>');
  expect(alternativeText([short], english)).toMatchInlineSnapshot(
    `"Deployment web. Requests can be lost 30–60 s after the pod is deleted. The application has 15 s to finish. ALB shop (deregisters the pod): new requests, answered from 0 to 30 s; new requests refused from 30 to 60 s; waits for requests in flight from 60 to 300 s; endpoint removed; last new request 60 s. web (gets requests): preStop, still serving from 0 to 30 s; finishing from 30 to 45 s; SIGTERM 30 s; SIGKILL 45 s."`,
  );
});

describe("whatever the manifests hold", () => {
  test("it is well-formed XML without anything that loads, runs or links", () => {
    fc.assert(
      fc.property(fc.array(anyWorkload, { maxLength: 2 }), (workloads) => {
        const svg = drawPicture(workloads, options);
        expect(XMLValidator.validate(svg)).toBe(true);
        const elements = new Set<string>();
        const parser = new XMLParser({
          ignoreAttributes: false,
          updateTag(name, _path, attributes) {
            elements.add(name);
            for (const key of Object.keys(attributes ?? {}))
              expect(key).not.toMatch(/^@_(on|href|xlink|style)/i);
            return true;
          },
        });
        parser.parse(svg);
        for (const name of elements) {
          expect([
            "svg",
            "title",
            "desc",
            "defs",
            "pattern",
            "g",
            "path",
            "rect",
            "circle",
            "text",
          ]).toContain(name);
        }
        // biome-ignore lint/suspicious/noControlCharactersInRegex: that there are none is what is tested
        expect(svg).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/);
      }),
      { numRuns: 60 },
    );
  });

  test("names are text", () => {
    const hostile = workload(container(`</text><script>alert("1")</script>&\u202e`, { delay: 30 }));
    const svg = drawPicture([hostile], options);
    expect(svg).not.toContain("<script");
    expect(svg).toContain("&#60;/text&#62;&#60;script&#62;alert(&#34;1&#34;)&#60;/script&#62;&#38;\ufffd");
  });
});

test("two pictures in one page keep their patterns apart", () => {
  const ids = (prefix: string) =>
    [...drawPicture([short], { ...options, idPrefix: prefix }).matchAll(/ id="([^"]*)"/g)].map(
      ([, id]) => id,
    );
  expect(ids("a-").filter((id) => ids("b-").includes(id))).toEqual([]);
});

test("the picture for a page takes all its colours from variables that each theme has", () => {
  const svg = drawPicture([short], { ...options, palette: variables });
  expect(svg).not.toMatch(/(fill|stroke)="#/);
  const used = new Set([...svg.matchAll(/var\((--[\w-]+)\)/g)].map(([, name]) => name));
  for (const theme of themes)
    expect(Object.keys(variablesOf(paletteOf(theme)))).toEqual(expect.arrayContaining([...used]));
});

describe.each(themes)("contrast in the %s theme", (theme) => {
  const { background, ink, faint, fill, line } = paletteOf(theme);
  const texts = theme.startsWith("high-contrast") ? 7 : 4.5;

  test("of texts", () => {
    expect(contrast(ink, background)).toBeGreaterThanOrEqual(texts);
    expect(contrast(faint, background)).toBeGreaterThanOrEqual(texts);
    for (const [kind, ground] of Object.entries(fill))
      expect(contrast(ink, ground), kind).toBeGreaterThanOrEqual(texts);
  });

  test("of outlines", () => {
    for (const [kind, color] of Object.entries(line))
      expect(contrast(color, background), kind).toBeGreaterThanOrEqual(3);
  });
});

/** WCAG 2.2, definition of contrast ratio. */
function contrast(a: string, b: string): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(color: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
