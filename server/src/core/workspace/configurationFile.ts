import { folderOf } from "./uriPath.ts";

/** The names under which a configuration file is found, the one that counts where both stand side by side first. */
export const configurationFileNames = [".podgrace.yaml", ".podgrace.yml"] as const;

/** True for a file that holds our own configuration, as its name tells. */
export function isConfigurationFile(uri: string): boolean {
  return configurationFileNames.some((name) => uri.endsWith(`/${name}`));
}

/** True where the file gives way to one of the other name in its folder. */
export function isShadowed(uri: string, exists: (uri: string) => boolean): boolean {
  const [first, second] = configurationFileNames;
  return uri.endsWith(`/${second}`) && exists(`${folderOf(uri)}/${first}`);
}
