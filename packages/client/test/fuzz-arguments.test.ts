import fc from "fast-check";
import { expect, it } from "vitest";
import { createClient, isApiError } from "../src/index.ts";
import { anyArguments, anyOptions } from "./arbitrary-arguments.ts";

// FUZZ_CALLS=200000 for the long run.
const numRuns = Number(process.env["FUZZ_CALLS"] ?? 1500);
const codes: readonly unknown[] = ["client/invalid_request", "client/aborted", "client/timeout", undefined];

/** Whether options limit the body to less than the answer has. */
function limits(options: Readonly<Record<string, unknown>>): boolean {
  try {
    return Number(options["maxBodyBytes"]) < 100;
  } catch {
    return false;
  }
}

/** Whether a request is one that may be sent: what it is made of is as the standards of HTTP and URLs want it. */
function isSound(url: unknown, init: RequestInit | undefined): boolean {
  const { pathname } = new URL(String(url));
  const segments = pathname.split("/").slice(1);
  const { body } = init ?? {};
  // Throws for names and values that no header can have.
  new Headers(init?.headers);
  if (typeof body === "string") JSON.parse(body);
  return (
    segments.every((segment) => segment !== "" && !segment.includes("{")) &&
    (body === undefined || (typeof body === "string" && init?.method !== "GET")) &&
    init?.signal instanceof AbortSignal
  );
}

it("any arguments give a result of the right class, and nothing is sent that should not be", async () => {
  const problems: unknown[] = [];
  const onUnhandled = (reason: unknown) => void problems.push(reason);
  process.on("unhandledRejection", onUnhandled);
  const property = fc.asyncProperty(anyOptions, anyArguments, async (options, { method, path, init }) => {
    let sent = 0;
    const fetch = async (url: unknown, request?: RequestInit) => {
      sent++;
      if (!isSound(url, request)) problems.push([url, request]);
      return Response.json({ error: "ApiError", message: "m", status: 404 }, { status: 404 });
    };
    const settings = { ...options, baseUrl: "http://localhost/v2", fetch } as never;
    const client = createClient(settings) as unknown as Record<
      string,
      (...all: unknown[]) => Promise<unknown>
    >;
    const { error } = (await client[method]!(path, init)) as { error?: unknown };
    // A limit that is a number, and small, cuts the answer.
    const isCut =
      isApiError(error) &&
      error.code === "client/malformed_response" &&
      [options, Object(init) as Readonly<Record<string, unknown>>].some(limits);
    if (!isApiError(error) || !(codes.includes(error.code) || isCut))
      return expect(error).toBe("an error of a known class");
    JSON.stringify(error);
    if (JSON.stringify(error).includes("planted") || error.message.includes("planted")) problems.push(error);
    // `texts` and `extraErrors` are looked at when an error has come.
    const isLate =
      error.code === "client/invalid_request" && ("texts" in options || "extraErrors" in options);
    if (error.code === undefined || isCut ? sent !== 1 : sent > (isLate ? 1 : 0))
      problems.push([error.code, sent]);
    expect(problems).toEqual([]);
  });
  await fc.assert(property, { numRuns });
  await new Promise((resolve) => setImmediate(resolve));
  process.off("unhandledRejection", onUnhandled);
  expect(problems).toEqual([]);
});
