import { html, type Html } from "../html.ts";
import { codeBlock, type Sheet } from "../layout.ts";
import type { Language } from "../highlight.ts";

/** A guide about one task. */
export interface Guide {
  readonly slug: string;
  readonly title: string;
  readonly description: string;
  /** Additional style sheets. */
  readonly sheets?: readonly Sheet[];
  readonly body: Html;
  /** Its TypeScript programs, which the tests compile. */
  readonly programs: readonly string[];
}

/** Creates a guide. Its text gets a function that shows code. */
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

/** The beginning of a program that calls the API. */
export const makeClient = `import { createClient } from "@messaging-api/client";

const client = createClient({ apiKey: process.env.MESSAGING_API_KEY! });
`;
