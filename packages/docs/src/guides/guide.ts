import { html, type Html } from "../html.ts";
import { codeBlock, type Sheet } from "../layout.ts";
import type { Language } from "../highlight.ts";

/** A guide: one task, for people. */
export interface Guide {
  readonly slug: string;
  readonly title: string;
  readonly description: string;
  /** The style sheets that it needs besides those of every guide. */
  readonly sheets?: readonly Sheet[];
  readonly body: Html;
  /** The TypeScript programs in it, which the tests compile. */
  readonly programs: readonly string[];
}

/** Makes a guide whose text shows code by the function that it is given. */
export function guide(
  head: Pick<Guide, "slug" | "title" | "description" | "sheets">,
  write: (code: (label: string, language: Language, text: string) => Html) => Html,
): Guide {
  const programs: string[] = [];
  const body = write((label, language, text) => {
    if (language === "ts") programs.push(text);
    return codeBlock(label, language, text);
  });
  return {
    ...head,
    body: html`<p class="crumb"><a href="../">Guides</a></p><h1>${head.title}</h1>${body}`,
    programs,
  };
}

/** What a program begins with that calls the API. */
export const makeClient = `import { createClient } from "@messaging-api/client";

const client = createClient({ apiKey: process.env.MESSAGING_API_KEY! });
`;
