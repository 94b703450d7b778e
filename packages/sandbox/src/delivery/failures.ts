/** Why an accepted message didn't arrive. Both texts are the sandbox's own: the API doesn't publish its values. */
export interface Failure {
  readonly error_code: string;
  readonly error_message: string;
}

/** Our assumptions. The prefix shows that a code isn't one of the API's. */
export const failures = {
  unreachable: failure("sandbox_unreachable", "The recipient can't be reached."),
  blocked: failure("sandbox_blocked", "The recipient blocked this number."),
  rejected: failure("sandbox_rejected", "The carrier rejected the message."),
  device: failure("sandbox_device_in_trouble", "The device behind this number couldn't send the message."),
  imessageOnly: failure(
    "sandbox_imessage_only",
    "The recipient has only SMS, and the message needs iMessage.",
  ),
  forced: failure("sandbox_forced", "A test told the sandbox to fail this message."),
} satisfies Record<string, Failure>;

function failure(error_code: string, error_message: string): Failure {
  return { error_code, error_message };
}

/** The meaning of the last two digits of a recipient's phone number. */
const byDigits: Readonly<Record<string, Failure | "silent">> = {
  "70": failures.unreachable,
  "71": failures.blocked,
  "72": failures.rejected,
  "73": "silent",
};

/**
 * How a message to a recipient fails after it was sent. With `silent`, no receipt ever comes.
 *
 * @returns undefined when it arrives.
 */
export function fateOf(recipient: string): Failure | "silent" | undefined {
  return recipient.startsWith("+") ? byDigits[recipient.slice(-2)] : undefined;
}
