import { expect, it } from "vitest";
import { reportForGithub } from "../../../server/src/cli/reporters/github.ts";
import { findingIn, fullReport, reportOf, shop, styleOf } from "./sampleReport.ts";

it("annotates lines, with paths from the checkout, and ends with the summary", () => {
  const base = { uri: "file:///repo/", prefix: "k8s/" };
  expect(reportForGithub(fullReport(), styleOf({ base }))).toMatchSnapshot();
});

it("escapes what would end a command or begin another", () => {
  const files = { "a,b:c%\n::error::x.yaml": "web" };
  const finding = findingIn(files, "a,b:c%\n::error::x.yaml", "web", {
    message: "50%\r\n::stop-commands::now\u001b[31m",
  });
  const text = reportForGithub(reportOf([finding]), styleOf({ quiet: true }));
  expect(text).toBe(
    "::warning title=Podgrace prestop-missing,file=a%2Cb%3Ac%25%0A./%3A%3Aerror%3A%3Ax.yaml,line=1,endLine=1,col=1,endColumn=3::" +
      "50%25␍%0A./::stop-commands::now␛[31m\n",
  );
  expect(text.split("\n")).toHaveLength(2);
});

it("gives no columns for what spans several lines, which GitHub would refuse", () => {
  const finding = findingIn(shop, "deployment.yaml", "kind: Deployment\nspec");
  expect(reportForGithub(reportOf([finding]), styleOf({ quiet: true }))).toContain(",line=1,endLine=2::");
});
