import { expect, test } from "vitest";
import { sidecarRole } from "../../server/src/rules/sidecarRole.ts";
import { containerOf, deployment } from "../core/kubernetes/reading.ts";

test.each([
  ["docker.io/istio/proxyv2:1.24.1", "mesh"],
  ["gcr.io/istio-release/proxyv2:1.24.1-distroless", "mesh"],
  ["cr.l5d.io/linkerd/proxy:edge-24.11.3", "mesh"],
  ["envoyproxy/envoy:v1.31.0", "mesh"],
  ["envoyproxy/envoy-distroless@sha256:0123", "mesh"],
  ["gcr.io/cloudsql-docker/gce-proxy:1.33.1", "database"],
  ["gcr.io/cloud-sql-connectors/cloud-sql-proxy:2.14.1-alpine", "database"],
  ["gcr.io/alloydb-connectors/alloydb-auth-proxy:1.11.0", "database"],
  ["example/cloudsql-proxy:1", "database"],
  ["example/cloudsqlproxy:1", "database"],
  ["example/my-gce-proxy:1", "front-proxy"],
  ["example/gce-proxy-init:1", "front-proxy"],
  ["bitnami/pgbouncer", "database"],
  ["localhost:5000/pgbouncer:1", "database"],
  ["nginx", "front-proxy"],
  ["nginxinc/nginx-unprivileged:1.27", "front-proxy"],
  ["haproxy:3.1", "front-proxy"],
  ["example/apache:2.4", "front-proxy"],
  ["quay.io/oauth2-proxy/oauth2-proxy:v7", "front-proxy"],
  ["registry.example.com/shop/web-proxy:3", "front-proxy"],
  ["nginx/nginx-prometheus-exporter:1.4.0", "observer"],
  ["prometheuscommunity/pgbouncer-exporter:v0.10", "observer"],
  ["fluent/fluent-bit:3.2", "observer"],
  ["registry.example.com/log-shipper:2", "observer"],
  ["registry.example.com/web-logs:2", "observer"],
  ["registry.example.com/catalogs:2", null],
  ["linkerd/proxy:edge-24.11.3", "mesh"],
  ["registry.example.com/linkerd-proxy:2", "mesh"],
  // Only the whole name is that of a mesh.
  ["registry.example.com/my-proxyv2:1", null],
  ["cr.l5d.io/linkerd/proxy-init:v2", "front-proxy"],
  ["registry.example.com/my-envoy:1", "front-proxy"],
  ["envoyproxy/envoy-gateway:v1", "front-proxy"],
  ["envoyproxy/ratelimit:master", null],
  ["envoyproxy/gateway:v1.2", null],
  ["redis:7.4", null],
  ["registry.example.com/catalog:1", null],
  ["registry.example.com/nginx/web:1", null],
  ["registry.example.com:8443/web", null],
])("the image %s has the part of %s", (image, role) => {
  expect(sidecarRole(containerOf(deployment("", "").replace(/image: .*/, `image: ${image}`)).container)).toBe(
    role,
  );
});

test.each([
  ["istio-proxy", "registry.example.com/mirror/proxy-of-istio:1", "mesh"],
  ["web", "registry.example.com/mirror/proxy-of-istio:1", "front-proxy"],
  ["istio-proxy", "registry.example.com/app:1", null],
  ["log-shipper", "registry.example.com/app:1", "observer"],
])("the container %s with the image %s has the part of %s", (name, image, role) => {
  const text = deployment("", "")
    .replace(/image: .*/, `image: ${image}`)
    .replace(/- name: \S+/, `- name: ${name}`);
  expect(sidecarRole(containerOf(text).container)).toBe(role);
});
