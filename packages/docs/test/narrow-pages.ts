/** A page as it is in a narrow window. */
export interface NarrowPage {
  readonly path: string;
  readonly status: number | undefined;
  readonly width: number;
  readonly headings: number;
  /** Where the fix ends, if there is one. */
  readonly fix: number | undefined;
}

interface Wanted {
  readonly paths: readonly string[];
  readonly width: number;
  readonly height: number;
}

/**
 * Lays each page out in a frame as wide as a narrow window. A page with a policy, style, script, or attribute that no page
 * before it had is loaded in a frame. Of the pages that differ from it in text and structure alone, only the body is put into
 * that frame, which takes a third of the time. Runs in a page of the same site.
 */
export async function layOut({ paths, width, height }: Wanted): Promise<NarrowPage[]> {
  const acts = [
    "script:not([type='application/ld+json']), style, base, img, picture, audio, video, iframe, object, embed",
    "meta:not([name=description], [property^='og:']), link:not([rel=canonical], [rel=alternate])",
    // The script of each page looks for these, and shows what is hidden.
    "form, form input, [hidden]",
  ].join();

  /** Everything in a page that can load something, run, or decide how its body looks. */
  function settingOf(page: Document, path: string): string {
    const address = new URL(path, location.origin);
    const parts = [
      page.compatMode,
      ...[...page.documentElement.attributes, ...page.body.attributes].map(shown),
    ];
    for (const element of page.querySelectorAll(acts)) {
      const attributes = [...element.attributes].map((one) =>
        ["src", "href", "action"].includes(one.name) ? new URL(one.value, address).href : shown(one),
      );
      parts.push(element.localName, ...attributes, element.matches("form") ? "" : element.innerHTML);
    }
    // No policy is applied to the handlers and styles of a page that is only parsed.
    const inline = page.evaluate("//@*[starts-with(name(), 'on') or name() = 'style']", page, null, 0);
    for (let one = inline.iterateNext(); one; one = inline.iterateNext()) parts.push(one.nodeValue ?? "");
    return parts.join("\n");
  }
  const shown = ({ name, value }: Attr) => `${name}=${value}`;

  async function load(path: string): Promise<HTMLIFrameElement> {
    const frame = document.body.appendChild(document.createElement("iframe"));
    // What is hidden is laid out, but not painted.
    frame.style.cssText = `visibility: hidden; border: 0; width: ${width}px; height: ${height}px`;
    await new Promise((resolve) => {
      frame.onload = resolve;
      frame.src = `/${path}`;
    });
    return frame;
  }

  const frames = new Map<string, Promise<HTMLIFrameElement>>();
  async function visit(path: string): Promise<NarrowPage> {
    const answer = await fetch(`/${path}`);
    const parsed = new DOMParser().parseFromString(await answer.text(), "text/html");
    const setting = settingOf(parsed, path);
    const known = frames.get(setting);
    const loaded = known ?? load(path);
    frames.set(setting, loaded);
    const page = (await loaded).contentDocument!; // It is a page of the same site.
    if (known) page.body.replaceWith(page.adoptNode(parsed.body));
    return {
      path,
      status: answer.status,
      width: page.documentElement.scrollWidth,
      headings: page.querySelectorAll("h1").length,
      fix: page.querySelector(".fix")?.getBoundingClientRect().bottom,
    };
  }
  return Promise.all(paths.map(visit));
}
