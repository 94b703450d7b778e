import { once } from "node:events";
import { createServer, type IncomingMessage, type Server } from "node:http";
import { connect, Socket, type AddressInfo } from "node:net";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { Incoming } from "../call.ts";
import { createSandbox } from "../index.ts";
import { responder } from "./respond.ts";

/** What the server did, in order: handled a body, or wrote to a connection. */
let steps: string[];
/** How many timers the server had set at the first request, and after each message. */
let timersSoFar: number[];
let requests: IncomingMessage[];
/** Throws for a request that a defect of the sandbox breaks. */
let failing: ((incoming: Incoming) => void) | undefined;
let server: Server;
let port: number;
beforeEach(async () => {
  steps = [];
  requests = [];
  failing = undefined;
  timersSoFar = [];
  const timers = vi.spyOn(globalThis, "setTimeout");
  const sandbox = createSandbox();
  const answer = responder({
    refusal: () => undefined,
    sandbox: {
      handle(incoming) {
        failing?.(incoming);
        const listeners = requests.flatMap((one) => [
          ...one.rawListeners("data"),
          ...one.rawListeners("end"),
        ]);
        const reply = sandbox.handle(incoming);
        steps.push(`handles ${String(incoming.body)}, ${listeners.length} listeners`);
        timersSoFar.push(timers.mock.calls.length);
        return reply;
      },
    },
  });
  server = createServer((request, response) => {
    if (requests.push(request) === 1) timersSoFar.push(timers.mock.calls.length);
    answer(request, response);
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  port = (server.address() as AddressInfo).port;
  const write = Socket.prototype.write;
  vi.spyOn(Socket.prototype, "write").mockImplementation(function (this: Socket, ...args: unknown[]) {
    if (this.localPort === port) steps.push(`writes ${summary(String(args[0]))}`);
    return Reflect.apply(write, this, args);
  });
});
afterEach(() => {
  vi.restoreAllMocks();
  server.close();
});

function summary(text: string): string {
  return `${text.slice(9, 12)} ${text.endsWith("}\n") ? "and all of its body" : "alone"}`;
}

const body = '{"text":"Hello"}';

function message(connection: string): string {
  return [
    "POST /v2/api/chats/+15555550101/messages HTTP/1.1",
    "host: localhost",
    "authorization: Bearer sandbox_dedicated",
    "content-type: application/json",
    `content-length: ${body.length}`,
    `connection: ${connection}`,
    "",
    body,
  ].join("\r\n");
}

async function drained(socket: Socket): Promise<void> {
  for await (const _ of socket);
}

it("works on all requests of a turn together, without listeners, with one timer in all and one write for each", async () => {
  const turns = vi.spyOn(globalThis, "setImmediate");
  const socket = connect(port, "127.0.0.1");
  socket.write(message("keep-alive").repeat(3) + message("close"));
  await drained(socket);
  const handled = Array.from({ length: 4 }, () => `handles ${body}, 0 listeners`);
  expect(steps.slice(0, 4)).toEqual(handled);
  expect(steps.slice(4)).toEqual(Array.from({ length: 4 }, () => "writes 202 and all of its body"));
  // At most one timer for all messages: the sandbox has a webhook, so it looks later what to deliver.
  expect((timersSoFar.at(-1) ?? Infinity) - (timersSoFar[0] ?? 0)).toBeLessThanOrEqual(1);
  expect(turns).toHaveBeenCalledTimes(1);
});

it("waits for the rest of a body that arrives later", async () => {
  const socket = connect(port, "127.0.0.1");
  const text = message("close");
  socket.write(text.slice(0, -5));
  await once(server, "request");
  await new Promise((resolve) => setImmediate(resolve));
  expect(steps).toEqual([]);
  socket.write(text.slice(-5));
  await drained(socket);
  expect(steps).toEqual([`handles ${body}, 2 listeners`, "writes 202 and all of its body"]);
});

it("answers the other requests of a turn if handling one of them fails", async () => {
  const defect = new Error("a defect");
  const reported = vi.spyOn(console, "error").mockReturnValue();
  failing = (incoming) => {
    if (incoming.target.startsWith("/broken")) throw defect;
  };
  const broken = message("keep-alive").replace("/v2/", "/broken/");
  const socket = connect(port, "127.0.0.1");
  socket.write(message("keep-alive") + broken + message("close"));
  await drained(socket);
  expect(steps.filter((step) => step.startsWith("writes")).map((step) => step.slice(7, 10))).toEqual([
    "202",
    "500",
    "202",
  ]);
  expect(reported.mock.calls).toEqual([[defect]]);
});

it("breaks the connection after the replies before it, if another request of the turn asks for that", async () => {
  const scenario = message("keep-alive").replace("\r\n\r\n", "\r\nsandbox-force: drop\r\n\r\n");
  const socket = connect(port, "127.0.0.1");
  socket.write(message("keep-alive") + scenario);
  await drained(socket).catch(() => undefined);
  expect(steps.filter((step) => step.startsWith("writes"))).toEqual(["writes 202 and all of its body"]);
});
