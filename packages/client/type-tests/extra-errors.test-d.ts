import { isErrorOf, unhandled, type ErrorOf } from "@messaging-api/client";

declare module "@messaging-api/client" {
  interface ExtraErrors {
    message_window_closed: { status: 429; details: { opens_at: number } };
  }
}

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
