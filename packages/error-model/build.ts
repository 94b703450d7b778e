import { buildInto, type PackageBuild } from "../../scripts/lib/compile-package.ts";

export const errorModel: PackageBuild = { folder: import.meta.dirname, modules: "import" };

/** Builds the package in `out`. */
export const buildPackage = (out: string): Promise<void> => buildInto(new Map([[errorModel, out]]));
