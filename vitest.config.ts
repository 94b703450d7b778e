import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["scripts/**/*.test.ts", "packages/*/src/**/*.test.ts", "packages/*/test/**/*.test.ts"],
    // Several tests run compilers and browsers, on machines with few and busy cores: these only end what hangs.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    // A browser on a busy machine can miss a frame. A defect fails twice.
    retry: process.env["CI"] ? 1 : 0,
  },
});
