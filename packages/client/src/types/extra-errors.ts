/**
 * Codes that the API has and this package does not list yet. Declare one to use it, typed, before an update:
 *
 * ```ts
 * declare module "@messaging-api/client" {
 *   interface ExtraErrors {
 *     message_window_closed: { status: 429; details: { opens_at: number } };
 *   }
 * }
 * ```
 *
 * The client checks the status and the members of such an error by what `createClient` is given as `extraErrors`;
 * without a check, you vouch for them. It retries it as an unknown code.
 */
export interface ExtraErrors {}
