import { glob, readFile, rename, rm } from "node:fs/promises";
import { dirname, join, relative, resolve } from "node:path";
import { writeWhole } from "../write-file.ts";
import { YamlText } from "./text-edits.ts";

/** The YAML files of a contract, by their paths below its folder, with slashes. Changes are written at the end. */
export class ContractTexts {
  readonly folder: string;
  readonly #before: Map<string, string>;
  readonly #now: Map<string, string>;

  private constructor(folder: string, texts: Map<string, string>) {
    this.folder = folder;
    this.#before = texts;
    this.#now = new Map(texts);
  }

  static async read(folder: string): Promise<ContractTexts> {
    const texts = new Map<string, string>();
    for await (const name of glob("**/*.yaml", { cwd: folder }))
      texts.set(name.replaceAll("\\", "/"), await readFile(join(folder, name), "utf8"));
    return new ContractTexts(folder, new Map([...texts].sort(([a], [b]) => (a < b ? -1 : 1))));
  }

  get paths(): readonly string[] {
    return [...this.#now.keys()].sort();
  }

  has(path: string): boolean {
    return this.#now.has(path);
  }

  text(path: string): string {
    return this.#now.get(path) ?? "";
  }

  yaml(path: string): YamlText {
    return new YamlText(`${relative(process.cwd(), this.folder)}/${path}`, this.text(path));
  }

  set(path: string, text: string): void {
    this.#now.set(path, text);
  }

  rename(from: string, to: string): void {
    this.#now.set(to, this.text(from));
    this.#now.delete(from);
  }

  /** The file that a reference in another one leads to, below the folder. */
  target(from: string, ref: string): string {
    const [path = ""] = ref.split("#");
    return relative(this.folder, resolve(this.folder, dirname(from), path)).replaceAll("\\", "/");
  }

  /** Writes the changes. Nothing is written earlier, so that a failure loses nothing. */
  async write(): Promise<void> {
    for (const [path, text] of this.#now)
      if (this.#before.get(path) !== text) {
        const [moved] = [...this.#before].find(([old, was]) => !this.#now.has(old) && was === text) ?? [];
        if (moved === undefined) await writeWhole(join(this.folder, path), text);
        else await rename(join(this.folder, moved), join(this.folder, path));
      }
    for (const path of this.#before.keys())
      if (!this.#now.has(path)) await rm(join(this.folder, path), { force: true });
  }
}
