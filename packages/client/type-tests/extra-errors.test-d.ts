import { createClient, isErrorOf, unhandled, type ErrorOf } from "@messaging-api/client";

declare module "@messaging-api/client" {
  interface ExtraErrors {
    message_window_closed: { status: 429; details: { opens_at: number } };
  }
}

createClient({
  apiKey: "key",
  extraErrors: {
    message_window_closed: ({ status, opens_at }) => status === 429 && typeof opens_at === "number",
    // @ts-expect-error not declared
    message_window_clsed: () => true,
  },
});

export function handle(error: ErrorOf<"GET /me">): string {
  switch (error.code) {
    case "message_window_closed": {
      const status: 429 = error.status;
      return `${status} ${error.details.opens_at.toFixed()}`;
    }
    default:
      return unhandled(error).message;
  }
}

export function forgotten(error: unknown): void {
  if (!isErrorOf(error, "GET /me")) return;
  switch (error.code) {
    case undefined:
      break;
    default:
      // @ts-expect-error message_window_closed has no case
      unhandled(error);
  }
}
