import { codesOfSend, type Code } from "./facts.ts";
import type { Generator } from "./generator.ts";

/**
 * The programs that are compiled for a generator: one per code, one for the code-less errors, and one for the
 * request.
 */
export function probesOf(generator: Generator): Map<string, string> {
  const codes = codesOfSend();
  const statuses = generator.allStatuses ? ["any status"] : [...new Set(codes.map(({ status }) => status))];
  return new Map([
    ...codes.map((code) => [code.code, program(generator, narrows(generator, code))] as const),
    ...statuses.map(
      (status) =>
        [`without a code, ${status}`, program(generator, codeless(generator, codes, status))] as const,
    ),
    ["text", program(generator, exact(generator.text, "string | string[]", "Defined"))],
  ]);
}

const helpers = `
type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
type Exact<A, B> = Equal<A, B> extends true ? true : { expected: B; got: A };
type Defined<T> = Exclude<T, undefined>;
type Sorted<T> = T extends readonly (infer Item)[] ? Item[] : T;`;

function program({ imports }: Generator, body: string): string {
  return `${imports}\n${helpers}\n${body}\n`;
}

/** `code` is exactly this one after the comparison, never any, and every context member has its exact type. */
function narrows(generator: Generator, { code, status, members }: Code): string {
  const checks = Object.entries(members).map(
    ([name, type]) => `    const ${name}: Exact<typeof error.${name}, ${type}> = true;\n    void ${name};`,
  );
  return `export function check(error: ${generator.error(status)}) {
  if (error.code === "${code}") {
    const code: Exact<typeof error.code, "${code}"> = true;
    void code;
${checks.join("\n")}
  }
}`;
}

/** After every code of the status, only the code-less error remains. */
function codeless(generator: Generator, codes: readonly Code[], status: number | string): string {
  const own = typeof status === "string" ? codes : codes.filter((one) => one.status === status);
  const cases = own.map(({ code }) => `    case "${code}": return;`);
  return `export function check(error: ${generator.error(Number(status))}) {
  switch (error.code) {
${cases.join("\n")}
    default: {
      const left: null | undefined = error.code;
${
  typeof status === "number"
    ? `      const status: Exact<typeof error.status, ${status}> = true;
      return [left, status];`
    : "      return left;"
}
    }
  }
}`;
}

function exact(type: string, expected: string, wrapper: string): string {
  return `type Text = Sorted<${wrapper}<${type}>>;
export const check: Exact<Text, ${expected}> = true;`;
}
