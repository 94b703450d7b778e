import { parseArgs } from "node:util";

export const usage = `Usage: messaging-api-sandbox [options]
  --port <number>   the port to listen on (default 4020; 0 for a free one)
  --host <address>  the address to listen on (default 127.0.0.1: this machine only)
  --state <file>    keep the state in a file, which survives restarts
  --cors            let web apps on other ports of this machine call the sandbox
  --allow-remote-webhooks
                    deliver webhooks to any host, not only to this machine
  --quiet           print no line for each request, and no list of errors
  --help            show this help`;

/** The options of the command line. */
export interface CommandLine {
  readonly port: number;
  readonly host: string;
  readonly state: string | undefined;
  readonly cors: boolean;
  readonly anywhere: boolean;
  readonly quiet: boolean;
  readonly help: boolean;
}

/** @throws Error that says what is wrong with the command line. */
export function readOptions(args: readonly string[]): CommandLine {
  const { values } = parseArgs({
    args: [...args],
    options: {
      port: { type: "string", default: "4020" },
      host: { type: "string", default: "127.0.0.1" },
      state: { type: "string" },
      cors: { type: "boolean", default: false },
      "allow-remote-webhooks": { type: "boolean", default: false },
      quiet: { type: "boolean", default: false },
      help: { type: "boolean", default: false },
    },
  });
  const { host, state, cors, quiet, help } = values;
  const port = Number(values.port);
  if (!/^\d+$/.test(values.port) || port > 65_535)
    throw new Error(`--port must be a number from 0 to 65535, not "${values.port}"`);
  return { port, host, state, cors, anywhere: values["allow-remote-webhooks"], quiet, help };
}
