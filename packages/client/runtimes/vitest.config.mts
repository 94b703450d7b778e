import { defineConfig } from "vitest/config";

/** `pnpm test:runtimes`: installs runtimes, so that it is no part of `pnpm test`. */
export default defineConfig({
  test: {
    include: ["packages/client/runtimes/*.runtime-test.ts"],
    testTimeout: 240_000,
    hookTimeout: 600_000,
  },
});
