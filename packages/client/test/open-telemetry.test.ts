import { readFile } from "node:fs/promises";
import { stripTypeScriptTypes } from "node:module";
import { join } from "node:path";
import * as api from "@opentelemetry/api";
import { expect, it } from "vitest";
import type { Client } from "../src/index.ts";
import { createFakeClient } from "../src/testing.ts";

/** The recipe of the page, as it is there; another test compiles it. */
async function runRecipe(client: Client): Promise<unknown> {
  const page = await readFile(join(import.meta.dirname, "..", "docs", "opentelemetry.md"), "utf8");
  const [, recipe = ""] = /```ts\n([^]*?)```/.exec(page) ?? [];
  const program = stripTypeScriptTypes(recipe.replaceAll(/^import .*$/gm, "")).replace(
    "await traced(",
    "return traced(",
  );
  return new Function("client", "SpanStatusCode", "trace", program)(client, api.SpanStatusCode, api.trace);
}

it("the OpenTelemetry recipe says the code as error.type, with the real API", async () => {
  const log: unknown[] = [];
  const span = {
    setAttributes: (attributes: object) => log.push(attributes),
    setStatus: (status: object) => log.push(status),
    end: () => log.push("end"),
  };
  const tracer = {
    startActiveSpan: (name: string, work: (span: unknown) => unknown) => (log.push(name), work(span)),
  };
  api.trace.setGlobalTracerProvider({ getTracer: () => tracer as unknown as api.Tracer });
  await runRecipe(createFakeClient({ "GET /me": { networkError: new Error("cut") } }).client);
  await runRecipe(createFakeClient({ "GET /me": { error: 401 } }).client);
  expect(log).toEqual([
    ...["client/network", "401"].flatMap((type) => [
      "GET /me",
      { "error.type": type, "http.request.resend_count": 0 },
      { code: api.SpanStatusCode.ERROR, message: type },
      "end",
    ]),
  ]);
});
