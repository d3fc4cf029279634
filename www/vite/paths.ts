import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** A path from the root of the repository. */
export const at = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));

/** What the demonstration consists of: the name under `data/` and the file, in the order of its list. */
export function demonstrationFiles(): Map<string, string> {
  const rules = ["exempelkommun-2024", "exempelkommun-2025"];
  const data = "exempelkommun-2024/underlag";
  const inFolder = (folder: string, ending: string) => readdirSync(at(`regler/${folder}`)).filter((name) => name.endsWith(ending)).sort();
  return new Map([
    ...rules.map((name) => [`${name}/regelverk.toml`, at(`regler/${name}/regelverk.toml`)] as const),
    ...rules.flatMap((name) => inFolder(`${name}/fall`, ".toml").map((file) => [`${name}/fall/${file}`, at(`regler/${name}/fall/${file}`)] as const)),
    ...inFolder(data, ".csv").map((name) => [name, at(`regler/${data}/${name}`)] as const),
  ]);
}
