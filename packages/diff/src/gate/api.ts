/** The platform's response. */
export interface Answer {
  readonly status: number;
  readonly body: unknown;
  /** The address of the next page of a list. */
  readonly next: string | undefined;
}

/** The platform's REST API, for one repository. */
export interface Api {
  readonly call: (method: string, path: string, body?: object) => Promise<Answer>;
}

export interface ApiOptions {
  /** `https://api.github.com`, or the URL of your own server. */
  readonly url: string;
  readonly token: string;
  readonly fetch?: typeof fetch;
}

export function createApi({ url, token, fetch: send = fetch }: ApiOptions): Api {
  const base = url.replace(/\/$/, "");
  return {
    call: async (method, path, body) => {
      const target = path.startsWith("http") ? path : `${base}${path}`;
      // The address of the next page must not send the token to another host.
      if (!target.startsWith(`${base}/`))
        throw new TypeError(`${new URL(target).origin} isn't the API of this run.`);
      const response = await send(target, {
        method,
        redirect: "error",
        headers: {
          accept: "application/vnd.github+json",
          authorization: `Bearer ${token}`,
          "x-github-api-version": "2022-11-28",
          ...(body !== undefined && { "content-type": "application/json" }),
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      });
      const text = await response.text();
      const [, next] = /<([^>]+)>;\s*rel="next"/.exec(response.headers.get("link") ?? "") ?? [];
      return { status: response.status, body: parsed(text), next };
    },
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
