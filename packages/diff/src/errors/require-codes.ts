import type { Contract } from "../contract/contract.ts";
import { Failure } from "../failure.ts";
import { extractErrors, pointerOfCode } from "./extract.ts";

/**
 * Checks the place of the code that the user gives. At a wrong place, no error has a code, and every change of a code
 * would be missed.
 *
 * @throws Failure if neither version has a code there. The message says where they have one.
 */
export function requireCodes(old: Contract, now: Contract): void {
  const { code } = now;
  if (code === undefined || [now, old].some((contract) => extractErrors(contract).errors.size > 0)) return;
  const [found] = [now, old].flatMap((contract) => {
    const pointer = pointerOfCode({ ...contract, code: undefined });
    return pointer === undefined ? [] : [`/${pointer.join("/")}`];
  });
  throw new Failure(
    `No error has a code at /${code.join("/")}${found === undefined ? "" : `; found it at ${found}`}.`,
  );
}
