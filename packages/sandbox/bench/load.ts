import { connect, type Socket } from "node:net";

/** The result of a load test. */
export interface Load {
  readonly perSecond: number;
  /** The 99th percentile of the response time, in milliseconds. */
  readonly p99: number;
}

/**
 * Sends the same request repeatedly. Each connection sends its next one when the answer has arrived. It reads only
 * enough of an answer to know its end, so that the server is measured and not the load test.
 */
export async function load(url: string, request: string, requests: number, connections = 16): Promise<Load> {
  const { hostname, port } = new URL(url);
  const bytes = Buffer.from(request);
  const times: number[] = [];
  let left = requests;
  const start = performance.now();
  const run = async () => {
    const socket = connect(Number(port), hostname).setNoDelay();
    while (left-- > 0) {
      const sent = performance.now();
      socket.write(bytes);
      await answered(socket);
      times.push(performance.now() - sent);
    }
    socket.destroy();
  };
  await Promise.all(Array.from({ length: connections }, run));
  const seconds = (performance.now() - start) / 1000;
  times.sort((one, other) => one - other);
  return { perSecond: times.length / seconds, p99: times[Math.floor(times.length * 0.99)] ?? Number.NaN };
}

function answered(socket: Socket): Promise<void> {
  return new Promise((resolve, reject) => {
    let text = "";
    const onData = (chunk: Buffer) => {
      text += chunk.toString("latin1");
      if (!isWhole(text)) return;
      finish();
      if (/^HTTP\/1\.1 20\d/.test(text)) resolve();
      else reject(new Error(text.slice(0, 500)));
    };
    const onEnd = () => (finish(), reject(new Error(`The connection closed: ${text.slice(0, 500)}`)));
    const finish = () => socket.off("data", onData).off("close", onEnd).off("error", onEnd);
    socket.on("data", onData).on("close", onEnd).on("error", onEnd);
  });
}

function isWhole(text: string): boolean {
  const head = text.indexOf("\r\n\r\n");
  if (head < 0) return false;
  const length = /\r\ncontent-length: (\d+)/i.exec(text.slice(0, head))?.[1];
  return length === undefined ? text.endsWith("0\r\n\r\n") : text.length >= head + 4 + Number(length);
}
