import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { nameOf } from "./docs/contract.ts";
import { samplesOf } from "./docs/samples.ts";
import { repository } from "./lib/paths.ts";
import { run } from "./lib/run.ts";
import { contract, guides } from "./testing/site.ts";

const samples = contract.errors.map((entry) => [nameOf(entry), samplesOf(entry, contract)] as const);

it("every error has its samples", () => {
  for (const [name, sample] of samples) expect(sample, name).toBeDefined();
});

it("every TypeScript sample of errors and guides compiles against the built packages", async () => {
  const folder = await mkdtemp(join(tmpdir(), "samples-"));
  try {
    await link(folder, "packages/client", "@messaging-api/client");
    await link(folder, "packages/sandbox", "@messaging-api/sandbox");
    await link(folder, "node_modules/@types/node", "@types/node");
    await writeFile(join(folder, "package.json"), '{ "type": "module" }');
    const programs = [
      ...samples.flatMap(([name, sample]) => [
        [`${name} client`, sample?.client] as const,
        [`${name} fetch`, sample?.fetch] as const,
      ]),
      ...guides.flatMap(({ slug, programs: texts }) =>
        texts.map((text, index) => [`${slug} ${index}`, text] as const),
      ),
    ];
    const files: string[] = [];
    for (const [name, text = ""] of programs) {
      const file = join(folder, `${name.replaceAll(" ", "-")}.ts`);
      // With an import or an export, a file is a module of its own.
      await writeFile(file, `${text}\nexport {};\n`);
      files.push(file);
    }
    const flags = "--ignoreConfig --strict --noEmit --target es2022 --module nodenext --types node".split(
      " ",
    );
    const tsc = join(repository, "node_modules/typescript/bin/tsc");
    const { code, output } = await run(process.execPath, [tsc, ...flags, ...files]);
    expect(output).toBe("");
    expect(code).toBe(0);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

it("every curl sample is one that bash can read", async () => {
  for (const [name, sample] of samples)
    expect(await run("bash", ["-n", "-c", sample?.curl ?? "("]), name).toMatchObject({ code: 0 });
});

async function link(folder: string, from: string, name: string): Promise<void> {
  const target = join(folder, "node_modules", name);
  await mkdir(join(target, ".."), { recursive: true });
  await symlink(join(repository, from), target);
}
