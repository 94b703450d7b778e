import type { Server } from "node:net";

/** The port that a server listens on; 0 for one that doesn't listen yet, or that listens on a socket file. */
export function portOf(server: Server): number {
  const address = server.address();
  return address === null || typeof address === "string" ? 0 : address.port;
}
