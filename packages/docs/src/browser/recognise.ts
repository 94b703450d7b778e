/** The part of an error in errors.json that recognizing needs. */
export interface Known {
  readonly code: string | null;
  readonly status: number;
  readonly title: string;
  readonly docsPath: string;
  readonly members: readonly { readonly name: string; readonly description: string }[];
  readonly variants: readonly {
    readonly members: readonly { readonly name: string; readonly description: string }[];
  }[];
  readonly examples: readonly { readonly body: unknown }[];
}

/** The result of recognizing a pasted text. */
export interface Recognition {
  /** The page that explains it, below the site's root. Undefined if there is none. */
  readonly url?: string;
  /** What it is, in a sentence. */
  readonly says: string;
  readonly code?: string;
  readonly status?: number;
  /** The fields of the error that the text holds, with their meaning. */
  readonly fields: readonly { readonly name: string; readonly value: string; readonly meaning: string }[];
}

/** Recognizes a body, a line of a log, a printed error of the client, a proxy's page, or a message. */
export function recognise(text: string, errors: readonly Known[]): Recognition | undefined {
  const code = codeIn(text, errors);
  const status = statusIn(text);
  if (code !== undefined) return byCode(text, code, status, errors);
  const own = /\b(client\/[a-z_]+|webhook\/[a-z_]+|delivery\/(failed|cancelled|deadline|aborted))\b/.exec(
    text,
  )?.[0];
  if (own !== undefined) return ofClient(own);
  if (/<!doctype html|<html|<head|<title/i.test(text)) return ofProxy(text, status);
  const message = errors.find(({ examples }) =>
    examples.some(({ body }) => holdsMessage(text, messageOf(body))),
  );
  if (message !== undefined) return found(text, message, `The message is that of ${nameOf(message)}.`);
  const codeless = errors.find((entry) => entry.code === null && entry.status === status);
  if (codeless !== undefined) return found(text, codeless, `HTTP status ${status}, and no code.`);
  return status === undefined
    ? undefined
    : { says: `HTTP status ${status}. The contract has no page for it.`, status, fields: [] };
}

/** The name of a text without a known code. */
function nameOf({ code, status }: Known): string {
  return code ?? `${status} without a code`;
}

function found(text: string, entry: Known, says: string): Recognition {
  return {
    url: entry.docsPath.slice(1),
    says,
    status: entry.status,
    ...(entry.code !== null && { code: entry.code }),
    fields: fieldsIn(text, entry),
  };
}

function byCode(
  text: string,
  code: string,
  status: number | undefined,
  errors: readonly Known[],
): Recognition {
  const entry = errors.find((one) => one.code === code);
  if (entry !== undefined) {
    const odd =
      status !== undefined && status !== entry.status
        ? ` The status in the text is ${status}; the contract has ${entry.status}.`
        : "";
    return found(text, entry, `The error ${code}, HTTP status ${entry.status}.${odd}`);
  }
  const codeless = errors.find((one) => one.code === null && one.status === status);
  return {
    says: `The code ${code} is not in this contract. It is newer than this site, or from another API.${
      codeless === undefined ? "" : ` The page of status ${codeless.status} may still help.`
    }`,
    ...(codeless !== undefined && { url: codeless.docsPath.slice(1) }),
    code,
    ...(status !== undefined && { status }),
    fields: [],
  };
}

const ofPart: Readonly<Record<string, readonly [part: string, page: string]>> = {
  client: ["client", "guides/handling-errors/#client-"],
  webhook: ["webhook parser", "guides/receiving-webhooks/#"],
  delivery: ["client's wait for a delivery", "guides/delivery-failures/#delivery-"],
};

function ofClient(code: string): Recognition {
  const [part = "", name = ""] = code.split("/");
  const [title, page] = ofPart[part] ?? ["client", ""];
  return {
    url: page + name,
    says: `${code} is an error of the ${title}. No server sends it.`,
    code,
    fields: [],
  };
}

function ofProxy(text: string, status: number | undefined): Recognition {
  const title = /<title[^>]*>([^<]{1,80})/i.exec(text)?.[1]?.trim();
  return {
    url: "guides/handling-errors/#any",
    says: `This is a web page${title === undefined ? "" : ` with the title “${title}”`}, not an answer of the API. A proxy or a load balancer sent it.`,
    ...(status !== undefined && { status }),
    fields: [],
  };
}

/** The longest known code in the text, or else the value at the place of a code. */
function codeIn(text: string, errors: readonly Known[]): string | undefined {
  const lower = text.toLowerCase();
  const known = errors
    .flatMap(({ code }) => (code !== null && lower.includes(code) ? code : []))
    .sort((a, b) => b.length - a.length)[0];
  if (known !== undefined) return known;
  const named = /["']?\bcode["']?\s*[:=]\s*["']?([A-Za-z][A-Za-z0-9]*(?:_[A-Za-z0-9]+)+)/.exec(text)?.[1];
  return named;
}

function statusIn(text: string): number | undefined {
  const named =
    /(?:\bHTTP(?:\/[\d.]+)?|\bstatus(?:[_ ]?code)?|\berror|\bresponse)["']?\s*[:=(]?\s*["']?([45]\d\d)\b/i.exec(
      text,
    );
  const any = named ?? /(?:^|[^\d.+-])([45]\d\d)(?![\d.]*\d)/.exec(text);
  return any?.[1] === undefined ? undefined : Number(any[1]);
}

/** Whether the text contains a message, with any numbers and names. */
function holdsMessage(text: string, message: string): boolean {
  const bare = (value: string) =>
    value
      .toLowerCase()
      .replaceAll(/[^a-z]+/g, " ")
      .trim();
  return message.length > 10 && bare(text).includes(bare(message));
}

/** Values of the error's own fields, as JSON or as a console prints them. */
function fieldsIn(text: string, { members, variants }: Known): Recognition["fields"] {
  const all = new Map<string, string>();
  for (const { name, description } of [...members, ...variants.flatMap((one) => one.members)])
    if (!all.get(name)) all.set(name, description);
  return [...all].flatMap(([name, meaning]) => {
    const value = new RegExp(`["']?\\b${name}["']?\\s*[:=]\\s*("[^"]*"|'[^']*'|[\\w.+-]+)`).exec(text)?.[1];
    return value === undefined ? [] : { name, value: value.replaceAll(/^["']|["']$/g, ""), meaning };
  });
}

function messageOf(body: unknown): string {
  const { message = "" }: { message?: string } = Object(body);
  return message;
}
