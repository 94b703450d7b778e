import { execFileSync } from "node:child_process";
import { mkdir, mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Packs a package's folder with `npm pack` and unpacks it into `target`, like an installation, without the network. */
export async function unpack(source: string, target: string): Promise<void> {
  const tarballs = await mkdtemp(join(tmpdir(), "pack-"));
  // npm ships with Node; the one beside this Node, if any, or else the first on the path.
  execFileSync("npm", ["pack", "--ignore-scripts", "--pack-destination", tarballs], {
    cwd: source,
    stdio: "pipe",
    shell: process.platform === "win32",
  });
  const [tarball = ""] = await readdir(tarballs);
  await mkdir(target, { recursive: true });
  execFileSync("tar", ["-xzf", join(tarballs, tarball), "--strip-components=1", "-C", target]);
  await rm(tarballs, { recursive: true });
}
