import type { Releases } from "./releases.ts";

/**
 * The changelog as an Atom feed. `dates` has the time of each version, and of `next`. Atom requires a time, so a
 * version without one gets the oldest: only a publication knows the times, and other builds give the same bytes every
 * day.
 */
export function atomFeed(
  { released, pending }: Releases,
  siteUrl: string,
  dates: ReadonlyMap<string, string> = new Map(),
): string {
  const entries = [
    ...(pending.length > 0
      ? [{ version: "next", anchor: "next", title: "Next release", changes: pending }]
      : []),
    ...released.map(({ version, changes }) => ({
      version,
      anchor: `v${version}`,
      title: `Version ${version}`,
      changes,
    })),
  ];
  const dateOf = (version: string) => dates.get(version) ?? "1970-01-01T00:00:00Z";
  const newest =
    entries
      .map(({ version }) => dateOf(version))
      .sort()
      .at(-1) ?? dateOf("");
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">
<title>Messaging API error contract: changelog</title>
<id>${siteUrl}/changelog/</id>
<link rel="self" href="${siteUrl}/changelog.atom"/>
<link href="${siteUrl}/changelog/"/>
<author><name>The maintainers of this contract</name></author>
<updated>${newest}</updated>
${entries
  .map(
    ({ version, anchor, title, changes }) => `<entry>
<title>${escape(title)}</title>
<id>${siteUrl}/changelog/#${anchor}</id>
<link href="${siteUrl}/changelog/#${anchor}"/>
<updated>${dateOf(version)}</updated>
<content type="text">${escape(changes.map(({ text }) => text).join("\n\n"))}</content>
</entry>`,
  )
  .join("\n")}
</feed>
`;
}

function escape(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
