import MarkdownIt from "markdown-it";
import { expect, it } from "vitest";
import { reportAsMarkdown } from "../../../server/src/cli/reporters/markdown.ts";
import { findingIn, fullReport, reportOf, shop, styleOf } from "./sampleReport.ts";

it("shows the gravest first, and what was not read", () => {
  expect(reportAsMarkdown(fullReport(), styleOf())).toMatchSnapshot();
});

it("fits into a comment, whatever there is to say", () => {
  const many = Array.from({ length: 3000 }, (_, ordinal) =>
    findingIn(shop, "deployment.yaml", "web", { ordinal, severity: ordinal < 10 ? "warning" : "error" }),
  );
  const text = reportAsMarkdown(reportOf(many), styleOf());
  expect(text.length).toBeLessThan(60_000);
  expect(text.length).toBeGreaterThan(50_000);
  expect(text).toMatch(/\n… and \d+ more findings\.\n/);
  expect(text).not.toContain("| warning |");
  const huge = findingIn(shop, "deployment.yaml", "web", { message: "x".repeat(100_000) });
  expect(reportAsMarkdown(reportOf([huge]), styleOf()).length).toBeLessThan(3000);
});

it("shows text of manifests as text", () => {
  const message = "<script>x</script> | [a](http://b) **bold** `code` @someone\n# heading\n$a$ ~~b~~ &lt;";
  const files = { "a|`b.yaml": "web" };
  const text = reportAsMarkdown(reportOf([findingIn(files, "a|`b.yaml", "web", { message })]), styleOf());
  const html = new MarkdownIt({ html: true }).render(text);
  const cells = [...html.matchAll(/<td>(.*?)<\/td>/g)].map(([, cell]) => cell);
  expect(cells).toEqual([
    "warning",
    "<code>a|'b.yaml:1</code>",
    "&lt;script&gt;x&lt;/script&gt; | [a](http://b) **bold** `code` @\u2060someone # heading $a$ ~~b~~ &amp;lt; <code>prestop-missing</code>",
  ]);
});
