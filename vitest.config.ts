import { defineConfig } from "vitest/config";

// Tests of pages and of the client in a browser share one, and one server of the built site.
const inBrowser = [
  "packages/docs/test/{browser,events,paste,reference,reference-types,sandbox,search}.test.ts",
  "packages/client/test/browser.test.ts",
];
// Tests of the client as it is packed share one build of it.
const packed = ["packages/client/test/{compile-errors,hovers,package,readme}.test.ts"];
// Tests that only call functions: they change nothing that another file would see.
const pure = [
  "packages/spectral-ruleset/src/**/*.test.ts",
  "packages/error-model/**/*.test.ts",
  "packages/lint/src/{profile,document,lock}/**/*.test.ts",
  "packages/client/src/errors/**/*.test.ts",
  "packages/diff/src/**/*.test.ts",
  "packages/sandbox/src/{forcing,operations,rules,schema,state}/**/*.test.ts",
  "packages/diff/test/{cases,choice-types,instances,judging,no-change,schemas}.test.ts",
  "packages/docs/test/{changelog,machine,operations,rules}.test.ts",
];
const exclude = ["**/node_modules/**", "**/dist/**"];

export default defineConfig({
  test: {
    // Several tests run compilers and browsers, on machines with few and busy cores: these only end what hangs.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    // By default, a core is left to Vitest itself, which waits most of the time: on two cores that is half of them.
    maxWorkers: "100%",
    // A browser on a busy machine can miss a frame. A defect fails twice.
    retry: process.env["CI"] ? 1 : 0,
    projects: [
      {
        extends: true,
        test: {
          name: "browser",
          include: inBrowser,
          exclude,
          globalSetup: "scripts/testing/browser-and-site.ts",
        },
      },
      {
        extends: true,
        test: {
          name: "packed",
          include: packed,
          exclude,
          globalSetup: "packages/client/test/packed-modules.ts",
        },
      },
      {
        extends: true,
        // Loading a linter takes longer than most of these files run: one process loads it for all of them.
        test: { name: "pure", include: pure, exclude, isolate: false },
      },
      {
        extends: true,
        test: {
          name: "node",
          include: ["scripts/**/*.test.ts", "packages/*/{src,test}/**/*.test.ts"],
          exclude: [...exclude, ...inBrowser, ...packed, ...pure],
        },
      },
    ],
  },
});
