import { greater, type Step } from "../kinds/kind.ts";
import type { Change, PackageStep, Role } from "../report/report.ts";

/** The step that each package made from the contract needs, according to its role. */
export function packageSteps(
  packages: readonly { readonly name: string; readonly role: Role }[],
  changes: readonly Change[],
): PackageStep[] {
  return packages.map(({ name, role }) => ({
    name,
    role,
    step: changes.reduce<Step>((most, change) => greater(most, stepFor(role, change)), "none"),
  }));
}

function stepFor(role: Role, change: Change): Step {
  const { step, verdicts, newCase } = change;
  if (step === "none") return "none";
  if (role === "docs") return step === "major" ? "minor" : step;
  if (role === "server") return atLeast(verdicts.server === "breaking" && step === "major", step);
  const relevant =
    role === "types" ? [verdicts.exhaustive] : [verdicts.deployed, verdicts.exhaustive, verdicts.retry];
  if (newCase) return step;
  return atLeast(relevant.includes("breaking"), step);
}

/** A breaking change has its full step. Any other change is at most minor, because it is still visible. */
function atLeast(isBreak: boolean, step: Step): Step {
  if (isBreak) return step;
  return step === "major" ? "minor" : step;
}
