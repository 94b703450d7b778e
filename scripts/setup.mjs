// @ts-check
// Entry of `npm start` and `npm test`: runs on whatever Node >= 20 the machine has, therefore plain JavaScript and no
// dependency. It installs the workspace with the pinned pnpm if that is due, then goes on under the pinned Node.
import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const repository = join(dirname(fileURLToPath(import.meta.url)), "..");
const stamp = join(repository, "node_modules", ".cache", "setup-stamp");
const commands = ["start", "test"];

const [command = "", ...args] = process.argv.slice(2);
if (!commands.includes(command)) fail(`Usage: node scripts/setup.mjs ${commands.join("|")} [options]`);
if (Number(process.versions.node.split(".")[0]) < 20) {
  fail(`Node ${process.versions.node} is too old: this needs Node 20 or newer (https://nodejs.org).`);
}

const fingerprint = fingerprintOfDependencies();
if (!isInstalled()) install();
proceed();

/** What decides which packages lie in node_modules: the manifests, the lockfile, and the kind of machine. */
function fingerprintOfDependencies() {
  const folders = ["packages", "."].flatMap((parent) =>
    readdirSync(join(repository, parent), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => join(parent, entry.name)),
  );
  const manifests = [".", ...folders].map((folder) => join(folder, "package.json"));
  const hash = createHash("sha256").update(`${process.platform} ${process.arch}`);
  for (const file of ["pnpm-lock.yaml", "pnpm-workspace.yaml", ...manifests.sort()]) {
    const path = join(repository, file);
    if (existsSync(path)) hash.update(`${file}\0`).update(readFileSync(path));
  }
  return hash.digest("hex");
}

function isInstalled() {
  return existsSync(pinnedNode()) && existsSync(stamp) && readFileSync(stamp, "utf8") === fingerprint;
}

function install() {
  const { packageManager } = JSON.parse(readFileSync(join(repository, "package.json"), "utf8"));
  console.log(
    `Installing dependencies with ${packageManager} (about half a minute, the first time only) ...`,
  );
  const started = Date.now();
  // --yes: npx would ask before it fetches pnpm. The frozen lockfile gives every machine the same tree.
  const flags = ["install", "--frozen-lockfile", "--config.confirm-modules-purge=false"];
  const { status, error } = spawnSync("npx", ["--yes", packageManager, ...flags], {
    cwd: repository,
    stdio: "inherit",
    shell: process.platform === "win32",
    env: { ...process.env, npm_config_update_notifier: "false" },
  });
  if (status !== 0) {
    fail(
      `The installation failed${error ? `: ${error.message}` : ""}. The lines above say why; it needs npm and the npm ` +
        `registry. If they mention an outdated lockfile, run \`npx ${packageManager} install\` and commit pnpm-lock.yaml.`,
    );
  }
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(`${stamp}.tmp`, fingerprint);
  renameSync(`${stamp}.tmp`, stamp);
  console.log(`Installed in ${((Date.now() - started) / 1000).toFixed(1)} s.`);
}

/** Runs the command under the pinned Node.js, forwards signals, and uses its exit code. */
function proceed() {
  const bin = join(repository, "node_modules", ".bin");
  const child = spawn(pinnedNode(), [join(repository, "scripts", `${command}.ts`), ...args], {
    stdio: "inherit",
    env: {
      ...process.env,
      PATH: [bin, process.env["PATH"]].join(delimiter),
      NODE_COMPILE_CACHE: join(repository, "node_modules", ".cache", "node"),
    },
  });
  // The terminal sends Ctrl-C to both processes. This one waits for the child to stop cleanly.
  for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"])) {
    process.on(signal, () => {
      if (signal !== "SIGINT") child.kill(signal);
    });
  }
  child.on("exit", (code) => {
    process.exitCode = code ?? 1;
  });
}

function pinnedNode() {
  const bin = join(repository, "node_modules", "node", "bin");
  return process.platform === "win32" ? join(bin, "node.exe") : join(bin, "node");
}

/** @param {string} message @returns {never} */
function fail(message) {
  console.error(message);
  process.exit(1);
}
