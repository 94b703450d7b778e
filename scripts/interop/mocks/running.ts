import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { join } from "node:path";
import { createSandbox, type Sandbox } from "@messaging-api/sandbox";
import { serve } from "@messaging-api/sandbox/node";
import { Failure } from "../../lib/failure.ts";
import { portOf } from "../../lib/port.ts";

const here = import.meta.dirname;
const env = { ...process.env, NO_COLOR: "1", SCARF_ANALYTICS: "false" };

/** A mock or a validating proxy that answers on this machine. */
export interface Running {
  readonly url: string;
  /** The sandbox behind a validating proxy. */
  readonly sandbox?: Sandbox;
  readonly stop: () => Promise<void>;
}

/** Starts a tool with a document, in front of a sandbox if it is a validating proxy. */
export async function startTool(name: string, file: string, isProxy: boolean): Promise<Running> {
  const sandbox = isProxy ? createSandbox() : undefined;
  const upstream = sandbox && (await serve(sandbox, { port: 0 }));
  const target = upstream && `${new URL(upstream.url).origin}/v2/api`;
  const { child, port } = await (name === "@stoplight/prism-cli"
    ? startPrism(file, target)
    : startOther(name, file, target));
  const stop = async () => {
    child.kill();
    await upstream?.close();
  };
  const url = `http://127.0.0.1:${port}`;
  for (let tries = 0; tries < 300; tries++) {
    const answers = await fetch(url).then(Boolean, () => false);
    if (answers) return { url, stop, ...(sandbox && { sandbox }) };
    if (child.exitCode !== null) break;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  await stop();
  throw new Failure(`${name} does not answer.`);
}

async function startPrism(file: string, target: string | undefined) {
  const port = await freePort();
  const prism = join(here, "../node_modules/@stoplight/prism-cli/dist/index.js");
  const mode = target === undefined ? ["mock", file] : ["proxy", file, target, "--errors"];
  const args = [prism, ...mode, "--port", String(port), "--verboseLevel", "fatal"];
  const child: ChildProcess = spawn(process.execPath, args, { env, stdio: "ignore" });
  return { child, port };
}

async function startOther(name: string, file: string, target: string | undefined) {
  const args = [join(here, "serve.mjs"), name, file, ...(target === undefined ? [] : [target])];
  const child = spawn(process.execPath, args, { env, stdio: ["ignore", "pipe", "inherit"] });
  const [first] = await Promise.race([
    once(child.stdout, "data"),
    once(child, "exit").then(() => {
      throw new Failure(`${name} does not start.`);
    }),
  ]);
  return { child, port: Number(String(first)) };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const port = portOf(server);
  await new Promise((resolve) => server.close(resolve));
  return port;
}
