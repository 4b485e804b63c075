/**
 * The URI of a file that does not exist yet, beside another one: `namespace.yaml`, otherwise `namespace-2.yaml` and so on.
 */
export function newFileBeside(neighbour: string, name: string, exists: (uri: string) => boolean): string {
  const folder = neighbour.slice(0, neighbour.lastIndexOf("/") + 1);
  const dot = name.lastIndexOf(".");
  const [stem, ending] = dot > 0 ? [name.slice(0, dot), name.slice(dot)] : [name, ""];
  for (let number = 1; ; number++) {
    const candidate = number === 1 ? name : `${stem}-${number}${ending}`;
    const uri = folder + encodeURIComponent(candidate);
    if (!exists(uri)) return uri;
  }
}
