import { glob, readFile } from "node:fs/promises";
import { join } from "node:path";

/** Every curl command of the built site's pages, once, with the page where it is first. */
export async function pageCommands(site: string): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for await (const file of glob("**/*.md", { cwd: site })) {
    const text = await readFile(join(site, file), "utf8");
    for (const [, block = ""] of text.matchAll(/^```\w*\n([^]*?)^```/gm)) {
      const lines = block.replaceAll(/ *\\\n */g, " ").split(/ &&\s*|\n/);
      for (const line of lines) {
        const command = /curl -s .*?(?=\)$|$)/.exec(line)?.[0];
        if (command !== undefined && !found.has(command)) found.set(command, file);
      }
    }
  }
  return found;
}
