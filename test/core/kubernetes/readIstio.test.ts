// biome-ignore-all lint/suspicious/noTemplateCurlyInString: placeholders of other tools are what is read here.
import { describe, expect, it } from "vitest";
import { one, reading } from "./reading.ts";

const virtualService = (spec: string): string =>
  `apiVersion: networking.istio.io/v1\nkind: VirtualService\nmetadata: {name: web, namespace: shop}\nspec:\n${spec}`;

/** `web shop 80 via edge, mesh`, one line per destination; `-` for what is absent, `?` for what is not known. */
function destinations(spec: string): string[] {
  const read = one(reading(virtualService(spec)), "virtualService");
  const short = (field: { state: string; value?: unknown }) =>
    field.state === "known" ? `${field.value}` : field.state === "absent" ? "-" : "?";
  return read.destinations.map(
    ({ service, namespace, port, gateways }) =>
      `${[service, namespace, port].map(short).join(" ")} via ${gateways.map(short).join(", ")}`,
  );
}

describe("a VirtualService", () => {
  it.each([
    ["web", ["web - - via edge"]],
    ["web.shop.svc.cluster.local", ["web shop - via edge"]],
    ["web.shop.svc.corp.example", ["web shop - via edge"]],
    ["'${SERVICE}'", ["${SERVICE} - - via edge"]],
    // Istio completes only names without a dot.
    ["web.shop", []],
    ["web.shop.svc", []],
    ["api.example.com", []],
    ["7", ["? ? - via edge"]],
  ])("takes host %s for a Service", (host, expected) => {
    const spec = `  gateways: [edge]\n  http: [{route: [{destination: {host: ${host}}}]}]\n`;
    expect(destinations(spec)).toEqual(expected);
  });

  it("reads the routes of every protocol, with their ports, and no mirrors", () => {
    const spec = `  gateways: [edge]
  http:
    - route:
        - destination: {host: a, port: {number: 80}}
          weight: 90
        - destination: {host: b, subset: canary}
          weight: 10
      mirror: {host: copied}
      mirrors: [{destination: {host: copied}}]
    - redirect: {authority: elsewhere.example}
  tls: [{match: [{sniHosts: [a.example]}], route: [{destination: {host: c}}]}]
  tcp: [{route: [{destination: {host: d}}]}]
`;
    expect(destinations(spec)).toEqual([
      "a - 80 via edge",
      "b - - via edge",
      "c - - via edge",
      "d - - via edge",
    ]);
  });

  it.each([
    ["no gateway at all", "", "", "web - - via "],
    ["the gateways of the whole", "[mesh, edge]", "", "web - - via mesh, edge"],
    ["a match without gateways", "[edge]", "[{uri: {prefix: /}}]", "web - - via edge"],
    ["a match with its own", "[mesh, edge]", "[{gateways: [mesh]}]", "web - - via mesh"],
    ["matches of both kinds", "[edge]", "[{gateways: [mesh]}, {port: 80}]", "web - - via mesh, edge"],
    ["gateways that cannot be read", "{{ .Values.gateways }}", "", "web - - via ?"],
  ])("%s", (_, gateways, match, expected) => {
    const bound = gateways && `  gateways: ${gateways}\n`;
    const matching = match && `match: ${match}, `;
    const spec = `${bound}  http:\n    - {${matching}route: [{destination: {host: web}}]}\n`;
    expect(destinations(spec)).toEqual([expected]);
  });

  it("is a part of others without hosts, and names those it delegates to", () => {
    const read = reading(
      virtualService(`  hosts: [shop.example]
  gateways: [edge]
  http:
    - delegate: {name: cart, namespace: carts}
    - delegate: {name: other}
      match: [{gateways: [mesh]}]
`),
    );
    const parsed = one(read, "virtualService");
    expect(parsed.hosts.map(read.show)).toEqual(['known "shop.example" «shop.example»']);
    expect(
      parsed.delegates.map(({ name, namespace, gateways }) => [name, namespace, ...gateways].map(read.show)),
    ).toEqual([
      ['known "cart" «cart»', 'known "carts" «carts»', 'known "edge" «edge»'],
      ['known "other" «other»', "absent", 'known "mesh" «mesh»'],
    ]);
  });

  it("has an unknown destination where it cannot be read", () => {
    expect(destinations("  gateways: [edge]\n  http: [{route: [{destination: {{ .to }}}]}]\n")).toEqual([
      "? ? ? via edge",
    ]);
  });
});
