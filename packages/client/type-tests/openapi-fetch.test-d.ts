import { createClient, type ErrorOf } from "@messaging-api/client";
import { rawClient } from "@messaging-api/client/openapi-fetch";
import type { Middleware } from "openapi-fetch";

const client = createClient({ apiKey: "key" });
const raw = rawClient(client);
const trace: Middleware = { onRequest: ({ request }) => request.headers.set("traceparent", "00") };
raw.use(trace);
const { data, response } = await raw.GET("/me");
const valid: boolean | undefined = data?.valid;
const status: number = response.status;
// @ts-expect-error no such path
raw.GET("/mee");
// The client's own calls keep their types.
const { error } = await client.GET("/me");
const typed: ErrorOf<"GET /me"> | undefined = error;
void [valid, status, typed];
