import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import openapiTS, { astToString } from "openapi-typescript";
import { beforeAll, expect, it } from "vitest";
import { compileWithNewTypeScript } from "../../../../scripts/testing/new-typescript.ts";
import { cases } from "../cases.ts";
import { ownDocument } from "../documents/own.ts";
import { patched } from "../patch.ts";

/** Yesterday's client: it reads every member, with a case for every code, and says so to the compiler. */
const client = (types: string) => `
import type { paths } from "./${types}";
type Send = paths["/messages"]["post"];
type Get = paths["/messages/{id}"]["get"];
type Body<R, S extends keyof R> = R[S] extends { content: { "application/json": infer B } } ? B : never;
declare const bad: Body<Send["responses"], 400>, many: Body<Send["responses"], 429>, none: Body<Get["responses"], 404>;
declare const sent: Body<Send["responses"], 202>, message: Body<Get["responses"], 200>;
const never = (value: never): void => void value;
const text = (value: string): void => void value;
const count = (value: number): void => void value;
export function read(): void {
  text(bad.message);
  switch (bad.code) {
    case "text_missing": { const status: 400 = bad.status; count(status); break; }
    case "reply_invalid": count(bad.part); break;
    case undefined: break;
    default: never(bad);
  }
  switch (many.code) {
    case "limit_reached":
      count(many.limit);
      switch (many.mode) { case "total": break; case "number": break; default: never(many.mode); }
      if (many.reset !== null) text(many.reset);
      switch (many.scope) { case "organization": break; case "number": text(many.number); break; default: never(many); }
      break;
    case "cap_reached": count(many.limit); text(many.plan); break;
    case undefined: break;
    default: never(many);
  }
  switch (none.code) {
    case "message_gone": break;
    case "message_unknown": if (none.hint.near !== undefined) text(none.hint.near); break;
    case undefined: break;
    default: never(none);
  }
  text(sent.message_id);
  switch (sent.status) { case "queued": break; case "failed": break; default: never(sent.status); }
  switch (message.direction) { case "in": break; case "out": break; default: never(message.direction); }
  if (message.sender !== null) text(message.sender);
  if (message.score !== undefined) count(message.score);
  for (const one of message.attachments ?? []) { text(one.url); if (one.name !== undefined) text(one.name); }
  if (message.thread?.name !== undefined) text(message.thread.name);
  switch (message.part?.kind) { case "text": break; case "link": break; case undefined: break; default: never(message.part); }
}
type Request = NonNullable<Send["requestBody"]>["content"]["application/json"];
export const plain: Request = { text: "Hi" };
export const full: Request = { text: "Hi", effect: "loud", attachments: ["https://example.com/a.png"], reply_to: { message_id: "msg_1", part: 1 } };
export const empty: Request = { text: "Hi", reply_to: null };
export const query: NonNullable<Send["parameters"]["query"]> = { trace: ["a"] };
export const header: Send["parameters"]["header"] = undefined;
`;

// What a compiler of response and request types cannot see, or this client does not look at.
const unseen =
  /^(the status in the body|a retry|the meaning|the cause|the fix|the source|an example|a discriminator|a mapping|errors come|errors lose|a header|an operation(?!Id)|an operationId|a code moves|single statuses|a pattern|a rule|a limit|an error is closed|a request is closed|an answer loses a header|a value of a parameter|a success status|a scheme|a way to|both keys|a server|the document|a parameter becomes|a required parameter|a required body|a path parameter|a summary|a default|a success|the code becomes|a request gains a discriminator|an answer gains a discriminator|a body|an optional body|a parameter is|a parameter's|a mapping|a member of a request is deprecated|an operation may|the error without|a request takes)/;

/** Where the generator of the types, and not the contract, decides: it makes a union of `anyOf` and the members beside it, reads an object without members as `never` of any name, and has one type for integers and numbers. */
const generator = new Set([
  "the variants of an error may overlap",
  "a nested member of an error is removed",
  "a member of an answer is widened",
]);

const seen = cases.filter(
  ({ document, title }) => document === "own" && !unseen.test(title) && !generator.has(title),
);
const broken = new Set<string>();

beforeAll(async () => {
  const folder = await mkdtemp(join(tmpdir(), "mixed-"));
  try {
    const own = ownDocument();
    const names = ["base", ...seen.map((_, index) => `case${index}`)];
    const documents = [own, ...seen.map(({ edits }) => patched(own, edits))];
    for (const [index, document] of documents.entries()) {
      const types = astToString(
        await openapiTS(JSON.stringify(document), { silent: true, defaultNonNullable: false }),
      );
      await writeFile(join(folder, `${names[index]}-types.d.ts`), types);
      await writeFile(join(folder, `${names[index]}.ts`), client(`${names[index]}-types.d.ts`));
    }
    const flags = [
      "--strict",
      "--noEmit",
      "--target",
      "es2022",
      "--module",
      "nodenext",
      "--moduleResolution",
      "nodenext",
      "--allowImportingTsExtensions",
    ];
    const output = await compileWithNewTypeScript(
      [...flags, ...names.map((name) => join(folder, `${name}.ts`))],
      folder,
    );
    for (const [, name = ""] of output.matchAll(/^(?:.*\/)?(base|case\d+)\.ts\(/gm)) broken.add(name);
    if (process.env["MIXED_DEBUG"]) console.log(output);
  } finally {
    await rm(folder, { recursive: true });
  }
});

it("yesterday's client compiles against yesterday's contract", () => expect(broken.has("base")).toBe(false));

it("enough classes of change are seen by the compiler", () => expect(seen.length).toBeGreaterThanOrEqual(35));

it.each(seen.map((one, index) => ({ ...one, name: `case${index}` })))(
  "$title: the compiler agrees with the verdict",
  ({ name, verdicts }) => {
    // The second letter is that of a client compiled with an exhaustive switch.
    expect(broken.has(name) ? "breaks" : "compiles").toBe(verdicts[1] === "B" ? "breaks" : "compiles");
  },
);
