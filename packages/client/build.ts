import { buildInto, type PackageBuild } from "../../scripts/lib/compile-package.ts";

/**
 * The modules that bundlers replace in bundles for browsers. They follow this field of the nearest package.json. Not all of
 * them, such as older ones for React Native, follow `imports`.
 */
export const browser = {
  "./src/errors/cause.js": "./src/errors/cause-in-browsers.js",
} as const;

export const client: PackageBuild = { folder: import.meta.dirname, modules: "both", fields: { browser } };

/** Builds the package in `out`. */
export const buildPackage = (out: string): Promise<void> => buildInto(new Map([[client, out]]));
