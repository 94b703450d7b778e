import type { Chat } from "../state/types.ts";

/** The members of a chat that describe its background. */
export function backgroundOf(chat: Chat | undefined) {
  const { picture, version } = chat?.background ?? {};
  return {
    background_id: picture?.id ?? null,
    background_url: picture?.url ?? null,
    background_version: picture && version !== undefined ? version : null,
  };
}
