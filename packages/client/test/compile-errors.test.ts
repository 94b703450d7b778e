import { beforeAll, expect, it } from "vitest";
import { compilers, stageProject, typeCheck, type Project } from "./staged-package.ts";

const versions = Object.keys(compilers) as (keyof typeof compilers)[];
const codes = [
  "outbound_limit_reached",
  "new_conversation_limit_reached",
  "inbound_only_no_prior_inbound",
  "attachment_first_message_not_allowed",
  "reply_target_chat_mismatch",
  "reply_target_device_mismatch",
  "reply_target_expired",
  "reply_target_invalid",
  "reply_target_not_supported",
  "reply_target_not_found",
];
const call = `import { createClient, matchError, unhandled } from "@messaging-api/client";
const { error } = await createClient({ apiKey: "k" }).POST("/chats/{chatId}/messages", { params: { path: { chatId: "grp_1" } }, body: { text: "Hello" } });
`;
const handledCodes = [codes.slice(0, 9), codes.slice(2, 9), codes.slice(1)];
const programs = handledCodes.flatMap((handled, index) => {
  const missing = codes.filter((code) => !handled.includes(code)).sort();
  const cases = handled.map((code) => `case "${code}":`).join(" ");
  const handlers = handled.map((code) => `${code}: (e) => e.status,`).join(" ");
  const unhandled = `${call}if (error) switch (error.code) { ${cases} break; default: unhandled(error); }`;
  const matched = `${call}if (error) matchError(error, { ${handlers} default: (e) => e.status });`;
  return [
    { name: `switch-${index}.ts`, text: unhandled, missing },
    { name: `match-${index}.ts`, text: matched, missing },
  ];
});

/** Paths that are misspelled, and the intended one. */
const misspelled: Readonly<Record<string, string>> = {
  'GET("/chat")': "/chats",
  'GET("me")': "/me",
  'POST("/chats/{id}/messages", { params: { path: { chatId: "grp_1" } }, body: { text: "Hello" } })':
    "/chats/{chatId}/messages",
};
const paths = Object.entries(misspelled).map(([call, meant], index) => ({
  name: `path-${index}.ts`,
  text: `import { createClient } from "@messaging-api/client";\nvoid createClient({ apiKey: "k" }).${call};`,
  meant,
}));

let project: Project;
beforeAll(async () => {
  project = await stageProject();
  for (const { name, text } of [...programs, ...paths]) await project.write(name, text);
  return project.remove;
});

/** Returns what a compiler prints for all programs. It runs once: most of a compile is reading the types of the packages. */
const outputs = new Map<string, Promise<string>>();
function outputOf(version: (typeof versions)[number]): Promise<string> {
  const files = [...programs, ...paths].map(({ name }) => name);
  const output = outputs.get(version) ?? typeCheck(project, version, files);
  outputs.set(version, output);
  return output;
}

it.each(versions)("TypeScript %s names exactly the codes without a case or a handler", async (version) => {
  const output = await outputOf(version);
  for (const { name, missing } of programs) {
    // Each error, with the lines that explain it.
    const errors = output.split(/^(?=\S)/m).filter((error) => error.startsWith(name));
    expect(errors).toHaveLength(1);
    expect(codes.filter((code) => errors[0]?.includes(code)).sort(), name).toEqual(missing);
  }
});

it.each(versions)("TypeScript %s names the path that is nearest to a misspelled one", async (version) => {
  const output = await outputOf(version);
  for (const { name, meant } of paths) {
    const errors = output.split(/^(?=\S)/m).filter((error) => error.startsWith(name));
    expect(errors, output).toHaveLength(1);
    expect(errors[0]).toContain(`is not assignable to parameter of type '"${meant}"'.`);
  }
});
