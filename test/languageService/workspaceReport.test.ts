import { describe, expect, test } from "vitest";
import { documents, yaml } from "../support/workspaceOf.ts";
import { deployment, shop } from "./hover/shop.ts";
import { serviceOf, uriOf } from "./marked.ts";

function reportOf(files: Readonly<Record<string, string>>): string {
  return serviceOf(files).workspaceReport({ locale: "en", theme: "light", linked: true });
}

const withoutPictures = (report: string) => report.replaceAll(/data:image[^)]*/g, "…");

describe("the report of a folder", () => {
  test("counts, lists what each load balancer reaches, and shows what is at risk with its findings", () => {
    const text = withoutPictures(reportOf(shop));
    expect(text).toContain(
      "Load balancers: 1. Workloads behind them: 1, of which at risk: 1, safe: 0, unknown: 0.",
    );
    expect(text).toContain("## ALB Ingress/shop");
    expect(text).toContain(`| [Deployment/web](/apps/web.yaml#L4) | ⚠ at risk | loses requests for 30 s |`);
    expect(text).toMatch(/## At risk\n\n### Deployment\/web\n\n\[apps\/web\.yaml:4\]/);
    expect(text).toMatch(/!\[[^\]]*web[^\]]*\]\(…\)/);
    expect(text).toMatch(/- \*\*Warning\.\*\* .*waits 30 s.* `prestop-too-short`, \[apps\/web\.yaml:29\]/);
  });

  test("lists findings of other objects apart, and no hints", () => {
    const files = { ...shop, "namespace.yaml": "apiVersion: v1\nkind: Namespace\nmetadata:\n  name: shop\n" };
    const text = reportOf(files);
    expect(text).toMatch(/## Other findings\n\n- \*\*Warning\.\*\* .*`readiness-gate-label-missing`/);
    const unhooked = deployment.slice(0, deployment.indexOf("          lifecycle:"));
    const alone = { "apps/web.yaml": unhooked, "apps/service.yaml": shop["apps/service.yaml"] ?? "" };
    expect(serviceOf(alone).findings(uriOf("apps/web.yaml"), { locale: "en" })).not.toEqual([]);
    expect(reportOf(alone)).toBe("No load balancer in these files reaches a workload.\n");
  });

  test("shows a workload behind two load balancers once among those at risk", () => {
    const second = (shop["edge/ingress.yaml"] ?? "").replace("name: shop\n", "name: second\n");
    const text = reportOf({ ...shop, "edge/second.yaml": second });
    expect(text.match(/^## ALB/gm)).toHaveLength(2);
    expect(text.match(/^### /gm)).toHaveLength(1);
  });

  test("shows a workload whose findings are suppressed without any", () => {
    const quiet = deployment.replace(
      '"sleep 30"]',
      '"sleep 30"] # podgrace-ignore prestop-too-short -- measured',
    );
    const text = withoutPictures(reportOf({ ...shop, "apps/web.yaml": quiet }));
    expect(text).toMatch(/### Deployment\/web\n\n\[apps\/web\.yaml:4\]\S*\n\n!\[[^\]]*\]\(…\)\n$/);
  });

  test("names the overlay of each", () => {
    const loose = (text = "") => text.replaceAll("\n  namespace: shop", "");
    const files = {
      "base/all.yaml": documents(
        loose(deployment),
        loose(shop["apps/service.yaml"]),
        loose(shop["edge/ingress.yaml"]),
      ),
      "base/kustomization.yaml": "resources: [all.yaml]\n",
      "dev/kustomization.yaml": "namespace: dev\nresources: [../base]\n",
      "prod/kustomization.yaml": "namespace: prod\nresources: [../base]\n",
    };
    expect(reportOf(files).match(/^### .*/gm)).toEqual([
      "### Deployment/web (dev)",
      "### Deployment/web (prod)",
    ]);
  });

  test("of a large folder shows the first of each, and counts the others", () => {
    const names = Array.from({ length: 42 }, (_, number) => `w${number}`);
    const behindAlb = names.map((name) =>
      documents(yaml.deployment(name), yaml.service(name), yaml.ingress(name)),
    );
    const alone = Array.from({ length: 202 }, (_, number) =>
      yaml.deployment(`a${number}`, { pod: "terminationGracePeriodSeconds: -1" }),
    );
    const text = reportOf({ "all.yaml": documents(...behindAlb), "b.yaml": documents(...alone) });
    expect(text.match(/^### /gm)).toHaveLength(40);
    expect(text).toContain("\n\nand 2 more\n\n## Other findings");
    const others = text.slice(text.indexOf("## Other findings"));
    expect(others.match(/^- \*\*/gm)).toHaveLength(200);
    expect(others).toMatch(/\n- and \d+ more\n$/);
  });

  test("has no links where nothing would follow them", () => {
    const report = serviceOf(shop).workspaceReport({ locale: "en", theme: "dark", linked: false });
    expect(withoutPictures(report)).not.toMatch(/[^!]\[[^\]]*\]\(/);
    expect(report).toContain("`apps/web.yaml:4`");
  });

  test("lets no name become markup", () => {
    const name = '"a|b](command:x) <img src=x> **c**"';
    const files = {
      ...shop,
      "apps/web.yaml": deployment.replace("name: web\n  namespace", `name: ${name}\n  namespace`),
    };
    const text = withoutPictures(reportOf(files));
    expect(text).not.toMatch(/[^\\]<img|[^\\]\]\(command:|[^\\*]\*\*c/);
    const row = text.split("\n").find((line) => line.includes("at risk |"));
    expect(row?.replaceAll("\\|", "").split("|")).toHaveLength(5);
  });
});
