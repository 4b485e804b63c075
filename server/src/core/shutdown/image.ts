/** What an image's name tells about the programs inside (domain-facts §A5, table G 40). */
export type ImageShell = "present-or-unknown" | "absent" | "likely-absent";

/**
 * `absent` for Google's distroless images without a debug tag, which hold no shell and no `sleep` by construction;
 * `likely-absent` where only the name says so.
 */
export function shellOf(image: string): ImageShell {
  const name = image.replace(/@.*/s, "");
  const tag = /:([^/:]*)$/.exec(name)?.[1] ?? "";
  const repository = tag === "" ? name : name.slice(0, -tag.length - 1);
  if (/^gcr\.io\/distroless\//.test(repository))
    return tag.startsWith("debug") ? "present-or-unknown" : "absent";
  if (/distroless|(^|\/)(scratch|static)$/.test(repository)) {
    return /debug|dev/.test(tag) ? "present-or-unknown" : "likely-absent";
  }
  if (/cgr\.dev\/chainguard\//.test(repository) && !/dev/.test(tag)) return "likely-absent";
  return /(^|[-_.])distroless([-_.]|$)/.test(tag) ? "likely-absent" : "present-or-unknown";
}
