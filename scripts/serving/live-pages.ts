import { existsSync, readFileSync } from "node:fs";
import type { ServerResponse } from "node:http";
import { join } from "node:path";

/** Returns the HTML of a page by its path, such as `errors/`, or undefined to take it from the folder. */
export type ReadPage = (path: string) => Promise<string | undefined>;

/** The URL of the event stream. The query is the path of the page. */
const eventsPath = "/__reload";
const reloadPath = "/__reload.js";
// Added only while serving, never to built files. It's a separate file, since the pages' policy forbids inline
// scripts.
const reloadTag = `<script src="${reloadPath}"></script>`;
/** Runs in each page. It sets styles through the style object, which the pages' policy allows. */
const reloadScript = `const news = new EventSource("${eventsPath}?" + location.pathname);
news.onmessage = ({ data }) => {
  const { failure } = JSON.parse(data);
  if (failure === undefined) return location.reload();
  let bar = document.getElementById("failure");
  if (bar === null) {
    bar = document.createElement("pre");
    bar.id = "failure";
    bar.setAttribute("role", "alert");
    Object.assign(bar.style, {
      position: "fixed", inset: "0 0 auto", zIndex: 9, margin: 0, padding: "1rem", maxHeight: "50vh", overflow: "auto",
      whiteSpace: "pre-wrap", background: "#8f1d1d", color: "#fff", font: "0.9rem/1.5 ui-monospace, monospace",
    });
    document.body.prepend(bar);
  }
  bar.textContent = failure;
};
`;

interface OpenPage {
  readonly path: string;
  readonly events: ServerResponse;
}

/** The pages that are open in a browser, and their content before the build writes it. */
export class LivePages {
  readonly #folder: string;
  readonly #open = new Set<OpenPage>();
  #arrived = () => {};
  #preview: ReadPage | undefined;
  /** The preview of each page that was requested. */
  readonly #sent = new Map<string, string>();

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Answers a request for a page, the reload script, or the event stream. Returns false for any other request. */
  async answer(url: string, response: ServerResponse): Promise<boolean> {
    if (url.startsWith(`${eventsPath}?`)) this.#connect(url, response);
    else if (url === reloadPath) response.setHeader("content-type", "text/javascript").end(reloadScript);
    else {
      const page = await this.#html(url);
      if (page === undefined) return false;
      response.setHeader("content-type", "text/html; charset=utf-8").end(page);
    }
    return true;
  }

  /** Opens the event stream of a page. */
  #connect(url: string, events: ServerResponse): void {
    const page = { path: (pathOf(url.slice(eventsPath.length + 1)) ?? "/").slice(1), events };
    events.writeHead(200, { "content-type": "text/event-stream", "cache-control": "no-store" });
    // Some proxies and browsers wait for a first byte.
    events.write(":\n\n");
    this.#open.add(page);
    events.on("close", () => this.#open.delete(page));
    this.#arrived();
  }

  /** The page of a URL whose path ends in a slash. Anything else is a file. */
  async #html(url: string): Promise<string | undefined> {
    const path = pathOf(url)?.slice(1);
    if (path === undefined || !(path === "" || path.endsWith("/"))) return undefined;
    const text = (await this.#preview?.(path)) ?? this.#built(path);
    if (text === undefined) return undefined;
    if (this.#preview !== undefined) this.#sent.set(path, text);
    return text + reloadTag;
  }

  /**
   * Shows pages that aren't in the folder yet, and reloads every open page.
   *
   * @returns when as many pages reloaded as were open, or after a second.
   */
  async show(preview: ReadPage): Promise<void> {
    this.#preview = preview;
    this.#sent.clear();
    const { size } = this.#open;
    const { promise, resolve } = Promise.withResolvers<void>();
    const timer = setTimeout(resolve, 1000);
    let arrived = 0;
    this.#arrived = () => {
      if (++arrived >= size) resolve();
    };
    this.#send({});
    if (size > 0) await promise;
    clearTimeout(timer);
  }

  /** Shows the complete folder again, and reloads each page that differs from its preview. */
  settle(): void {
    this.#preview = undefined;
    // A page without a preview, such as the search, might have read files of the earlier build.
    this.#send({}, ({ path }) => this.#sent.get(path) !== this.#built(path));
    this.#sent.clear();
  }

  /** Shows on every open page why it doesn't reflect the files. */
  fail(failure: string): void {
    this.#send({ failure });
  }

  #send(news: object, wanted: (page: OpenPage) => boolean = () => true): void {
    for (const page of this.#open) if (wanted(page)) page.events.write(`data: ${JSON.stringify(news)}\n\n`);
  }

  #built(path: string): string | undefined {
    const file = join(this.#folder, path, "index.html");
    return existsSync(file) ? readFileSync(file, "utf8") : undefined;
  }
}

/** The path of an address, decoded, or undefined for a malformed one. `URL` has resolved every "..". */
function pathOf(url: string): string | undefined {
  try {
    return decodeURI(new URL(url, "http://localhost").pathname);
  } catch {
    return undefined;
  }
}
