import type { HttpHandler } from "msw";
import { errorHandler } from "@messaging-api/client/msw";

const handlers: HttpHandler[] = [
  errorHandler("POST /chats/{chatId}/messages", "outbound_limit_reached", { limit: 5, current: 5 }),
  errorHandler("GET /me", 401, {}, { baseUrl: "http://localhost", headers: { "x-request-id": "1" } }),
];
// @ts-expect-error a code of another operation
errorHandler("GET /me", "outbound_limit_reached");
// @ts-expect-error no such operation
errorHandler("GET /mee", 401);
void handlers;
