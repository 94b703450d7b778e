import { createHash } from "node:crypto";
import { html, Html, prose } from "./html.ts";
import { highlight, type Language } from "./highlight.ts";

/** A page of the site. */
export interface Page {
  /** Below the site's root: empty, or ending in a slash. */
  readonly path: string;
  readonly title: string;
  /** One sentence, for search engines and for links that are shared. */
  readonly description: string;
  readonly body: Html;
}

/** What every page holds besides its own text. */
export interface Frame {
  readonly siteUrl: string;
  /** The style sheet. In the page itself, since a file of its own costs a round trip before anything shows. */
  readonly style: string;
  /** Sets the theme that the reader chose before anything shows. */
  readonly themeScript: string;
}

const siteName = "Messaging API error contract";
const places = [
  ["errors/", "Errors"],
  ["guides/", "Guides"],
  ["reference/", "Reference"],
  ["changelog/", "Changelog"],
] as const;

/** A page as a file. Links are relative, so that the site works below any path. */
export function render({ path, title, description, body }: Page, frame: Frame): string {
  const root = rootFrom(path);
  const url = `${frame.siteUrl}/${path}`;
  return document(
    frame,
    html`<title>${path === "" ? title : `${title} · ${siteName}`}</title>
<meta name="description" content="${description}">
<link rel="canonical" href="${url}">
<meta property="og:type" content="article">
<meta property="og:site_name" content="${siteName}">
<meta property="og:title" content="${title}">
<meta property="og:description" content="${description}">
<meta property="og:url" content="${url}">
<script type="module" src="${root}site.js"></script>`,
    html`${header(root, path)}
<main id="main" tabindex="-1">
${body}
</main>`,
  );
}

/** A page that may be shown at an address of any depth, so it links nowhere and loads nothing. */
export function renderAlone(title: string, body: Html, frame: Frame): string {
  return document(
    frame,
    html`<title>${title}</title><meta name="robots" content="noindex">`,
    html`<main id="main" tabindex="-1">${body}</main>`,
  );
}

/** The page of an address that has moved: it goes on by itself, or by its link. */
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
  return html`<a class="skip" href="#main">Skip to content</a>
<header class="site"><nav aria-label="Site"><a href="${root}">Contract</a>${places.map(
    ([place, name]) =>
      html` <a href="${root}${place}"${path === place && html` aria-current="page"`}>${name}</a>`,
  )}</nav>
<form role="search" action="${root}search/"><input type="search" name="q" aria-label="Search" placeholder="Search" required><button>Go</button></form>
</header>`;
}

/** A block of code, reachable by keyboard since it may scroll. */
export function codeBlock(label: string, language: Language, code: string): Html {
  return html`<pre tabindex="0" role="region" aria-label="${label}"><code>${highlight(code, language)}</code></pre>`;
}

/** Paragraphs of the contract's prose. */
export function paragraphs(text: string): Html {
  return html`${text.split(/\n{2,}/).map((part) => html`<p>${prose(part)}</p>`)}`;
}

/** What a policy says to allow one text inside the page. */
export function hashOf(text: string): string {
  return `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
}

export function rootFrom(path: string): string {
  return "../".repeat(path.split("/").length - 1) || "./";
}

function document({ style, themeScript }: Frame, head: Html, body: Html): string {
  const policy = [
    "default-src 'self'",
    "img-src data:",
    `script-src 'self' ${hashOf(themeScript)}`,
    `style-src ${hashOf(style)}`,
    "base-uri 'none'",
    "form-action 'self'",
  ];
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${new Html(policy.join("; "))}">
<script>${new Html(themeScript)}</script>
<style>${new Html(style)}</style>
<link rel="icon" href="data:,">
${head}
</head>
<body>
${body}
<footer><p>An independent, <strong>unofficial</strong> contract, written from public documentation.</p></footer>
</body>
</html>
`.text;
}
