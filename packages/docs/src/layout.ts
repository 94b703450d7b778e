import { createHash } from "node:crypto";
import { html, Html } from "./html.ts";
import { highlight, type Language } from "./highlight.ts";
import { basePathOf } from "./settings.ts";

/** A page of the site. */
export interface Page {
  /** The path below the site's root: empty, or ending in a slash. */
  readonly path: string;
  readonly title: string;
  /** One sentence, for search engines and shared links. */
  readonly description: string;
  readonly body: Html;
  /** Whether the page has the full width and no list of headings. */
  readonly wide?: boolean;
  /** Additional style sheets. */
  readonly sheets?: readonly Sheet[];
  /** The same as JSON, below the site's root. */
  readonly json?: string;
  /** Structured data for search engines. */
  readonly data?: object;
  /** The source file of the page, from the root of the repository. */
  readonly source?: string;
}

/** Style sheets for only some pages, so that an error page doesn't pay for what only the front page has. */
export type Sheet = "list" | "home" | "error" | "quota" | "operation" | "search" | "table";

/** What every page contains besides its own text. */
export interface Frame {
  readonly siteUrl: string;
  /** The URL of the repository, if it has one. */
  readonly repository?: string;
  /** The style sheet of every page. It's inline, since a separate file costs a round trip before the first paint. */
  readonly style: string;
  readonly sheets: Readonly<Record<Sheet, string>>;
  /** Sets the theme that the reader chose, before the first paint. */
  readonly themeScript: string;
}

const siteName = "Messaging API error contract";
/** The site's icon. The header shows its letters. */
export const icon = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="#3346c8"/><path d="M12 7H8v6l-3 3 3 3v6h4M20 7h4v6l3 3-3 3v6h-4M16 9v9m0 4v2" fill="none" stroke="#fff" stroke-width="2.5"/></svg>
`;
const places = [
  ["errors/", "Errors"],
  ["operations/", "Operations"],
  ["guides/", "Guides"],
  ["reference/", "Reference"],
  ["changelog/", "Changelog"],
] as const;

/** The HTML of a page. Links are relative, so that the site works below any path. */
export function render(page: Page, frame: Frame): string {
  const { path, title, description, wide = false, json, data, sheets = [] } = page;
  const root = rootFrom(path);
  const url = `${frame.siteUrl}/${path}`;
  const body = new Html(page.body.text.replaceAll("@assumptions", `${root}${assumptionsPath}`));
  return document(
    { ...frame, style: frame.style + sheets.map((name) => frame.sheets[name]).join("") },
    html`<title>${path === "" ? title : `${title} · ${siteName}`}</title>
<meta name="description" content="${description}">
<link rel="canonical" href="${url}">
<link rel="alternate" type="text/markdown" href="${markdownName(path)}">
${json !== undefined && html`<link rel="alternate" type="application/json" href="${root}${json}">`}
${path === "changelog/" && html`<link rel="alternate" type="application/atom+xml" title="Changelog" href="${root}changelog.atom">`}
<meta property="og:type" content="article">
<meta property="og:title" content="${title}">
<meta property="og:description" content="${description}">
<meta property="og:url" content="${url}">
<meta property="og:image" content="${frame.siteUrl}/share.png">
<link rel="icon" href="${root}icon.svg">
${data !== undefined && html`<script type="application/ld+json">${new Html(jsonLd(data))}</script>`}
<script type="module" src="${root}site.js"></script>`,
    html`${header(root, path)}
<div class="page">
<main id="main" tabindex="-1"${wide && html` class="wide"`}>
${withHeadingLinks(body)}
</main>
${!wide && headingsOf(body)}</div>`,
    pageLinks(page, frame),
  );
}

/** The page that explains our assumptions. */
export const assumptionsPath = "guides/what-is-documented/";

/** The Markdown version of a page, beside its `index.html`. */
function markdownName(path: string): string {
  return path === "" ? "index.md" : `../${path.split("/").at(-2)}.md`;
}

/** Data for a `script` element, escaped so that no text can end the element. */
function jsonLd(data: object): string {
  return JSON.stringify({ "@context": "https://schema.org", ...data }).replaceAll("<", "\\u003c");
}

/** Turns every heading with an anchor into a link to it. */
function withHeadingLinks({ text }: Html): Html {
  return new Html(
    text.replaceAll(/<(h[23]) id="([^"]+)">(.*?)<\/\1>/gs, (_, level: string, id: string, name: string) =>
      name.includes("<a ")
        ? `<${level} id="${id}">${name}</${level}>`
        : `<${level} id="${id}"><a class="h" href="#${id}">${name}</a></${level}>`,
    ),
  );
}

function pageLinks({ path, json, source }: Page, { repository }: Frame): Html {
  return html`<p>This page as <a href="${markdownName(path)}">Markdown</a>${
    json !== undefined && html` or <a href="${rootFrom(path)}${json}">JSON</a>`
  }${
    repository !== undefined &&
    source !== undefined &&
    html` · <a href="${repository}/edit/main/${encodeURI(source)}">Edit this page</a>`
  }</p>`;
}

/** The 404 page. It's shown at addresses of any depth, so its links start at the root of the host. */
export function renderMissing(title: string, body: Html, frame: Frame): string {
  const root = basePathOf(frame.siteUrl);
  return document(
    frame,
    html`<title>${title} · ${siteName}</title>
<meta name="robots" content="noindex">
<link rel="icon" href="${root}icon.svg">
<script type="module" src="${root}site.js"></script>`,
    html`${header(root, "")}
<div class="page">
<main id="main" tabindex="-1">
${body}
</main></div>`,
  );
}

/** The list of a page's headings, if it has at least three. */
function headingsOf({ text }: Html): Html | false {
  const headings = [...text.matchAll(/<h2 id="([^"]+)">(.*?)<\/h2>/gs)];
  if (headings.length < 3) return false;
  return html`<nav class="toc" aria-label="On this page"><b>On this page</b>
<ul>${headings.map(([, id, name = ""]) => html`<li><a href="#${id}">${new Html(name)}</a></li>`)}</ul></nav>
`;
}

/** The page of a moved address. It redirects, and has a link. */
export function renderRedirect(path: string, target: string, name: string, siteUrl: string): string {
  const way = `${rootFrom(path)}${target}`;
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'">
<meta http-equiv="refresh" content="0; url=${way}">
<title>Renamed: ${name}</title>
<link rel="canonical" href="${siteUrl}/${target}">
</head>
<body><main><h1>Renamed</h1><p>This is called <a href="${way}">${name}</a> now.</p></main></body>
</html>
`.text;
}

/** The header of every page, the reference included. */
export function header(root: string, path: string): Html {
  const at = path.replace(/^(?:coverage|events|schemas)\//, "operations/in/");
  return html`<a class="skip" href="#main">Skip to content</a>
<header class="site"><a class="brand" href="${root}"><b>{!}</b> <span>Error contract</span></a>
<nav aria-label="Site">${places.map(
    ([place, name]) =>
      html`<a href="${root}${place}"${at === place ? html` aria-current="page"` : at.startsWith(place) && html` aria-current="true"`}>${name}</a> `,
  )}</nav>
<form role="search" action="${root}search/"><input type="search" name="q" aria-label="Search" placeholder="Code, words or JSON" required><button>Search</button></form>
<button type="button" class="theme" hidden aria-label="Theme">\u25d0</button>
</header>`;
}

/** A block of code, focusable because it can scroll. Data is wrapped, and programs keep their lines. */
export function codeBlock(label: string, language: Language, code: string): Html {
  return html`<div class="code"><pre tabindex="0" role="region" aria-label="${label}"${language === "json" && html` class="wrap"`}><code>${highlight(code, language)}</code></pre></div>`;
}

/** A code or a path that can break between its words on a narrow page. */
export function breakable(name: string): Html {
  return html`${name.split(/(?<=[_./])/).map((word, index) => html`${index > 0 && html`<wbr>`}${word}`)}`;
}

/** The hash with which a policy allows an inline text. */
export function hashOf(text: string): string {
  return `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
}

function rootFrom(path: string): string {
  return "../".repeat(path.split("/").length - 1) || "./";
}

type DocumentFrame = Pick<Frame, "style" | "themeScript">;

function document({ style, themeScript }: DocumentFrame, head: Html, body: Html, foot?: Html): string {
  const policy = [
    "default-src 'self'",
    `script-src 'self' ${hashOf(themeScript)}`,
    `style-src ${hashOf(style)}`,
    "base-uri 'none'",
    "form-action 'self'",
  ];
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="${new Html(policy.join("; "))}">
<script>${new Html(themeScript)}</script>
<style>${new Html(style)}</style>
${head}
</head>
<body>
${body}
<footer>${foot}<p>An independent, <strong>unofficial</strong> contract, written from public documentation. No operator of an API made, checked, or endorsed it.</p></footer>
</body>
</html>
`.text;
}
