import { defineConfig } from "vitest/config";

// Tests of pages and of the client in a browser share one, and one server of the built site.
const inBrowser = [
  "packages/docs/test/{browser,paste,reference,reference-types,sandbox,search}.test.ts",
  "packages/client/test/browser.test.ts",
];

export default defineConfig({
  test: {
    // Several tests run compilers and browsers, on machines with few and busy cores: these only end what hangs.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    // A browser on a busy machine can miss a frame. A defect fails twice.
    retry: process.env["CI"] ? 1 : 0,
    projects: [
      {
        extends: true,
        test: {
          name: "browser",
          include: inBrowser,
          globalSetup: "scripts/testing/browser-and-site.ts",
        },
      },
      {
        extends: true,
        test: {
          name: "node",
          include: ["scripts/**/*.test.ts", "packages/*/src/**/*.test.ts", "packages/*/test/**/*.test.ts"],
          exclude: ["**/node_modules/**", ...inBrowser],
        },
      },
    ],
  },
});
