import { defineConfig } from "vitest/config";

// Tests of pages and of the client in a browser share one in each process, and one server of the built site.
const inBrowser = [
  "packages/docs/test/{browser,events,pages,paste,reference,reference-types,sandbox,search}.test.ts",
  "packages/client/test/browser.test.ts",
];
// Tests of packages as they are packed share one build of all.
const packed = [
  "packages/client/test/{compile-errors,hovers,package,readme}.test.ts",
  "packages/{lint,sandbox,spectral-ruleset}/test/package.test.ts",
  "packages/diff/test/gate/action.test.ts",
];
// Tests that start many commands, in processes of their own: to start one, Node.js forks, which takes longer the larger its heap is,
// and the other tests fill that.
const commands = [
  "packages/diff/test/gate/replay.test.ts",
  "packages/docs/test/{history,samples}.test.ts",
  "packages/sandbox/src/node/{serve,state-file}.test.ts",
  "packages/sandbox/test/prism.test.ts",
  "scripts/hooks/pre-commit.test.ts",
  "scripts/repository/contributing.test.ts",
];
// A module that a test file replaces would be replaced in other files too.
const isolated = ["packages/diff/src/errors/extract.test.ts", "scripts/lib/bundle-errors.test.ts"];
const exclude = ["**/node_modules/**", "**/dist/**"];
// Loading a linter or a compiler takes longer than most files run: one process loads it for all of them. A test changes nothing
// that another file would see. Node.js reads TypeScript by itself: nothing is transformed, or loaded twice.
const shared = {
  exclude,
  isolate: false,
  setupFiles: "scripts/testing/no-source-maps.ts",
  experimental: { viteModuleRunner: false, nodeLoader: false },
  // Tests that run concurrently wait: for timers, or for a process.
  maxConcurrency: 16,
};

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
          ...shared,
          name: "browser",
          // Each is a page of its own, and pages need a core.
          maxConcurrency: 3,
          include: inBrowser,
          globalSetup: "scripts/testing/built-site.ts",
        },
      },
      {
        extends: true,
        test: { name: "isolated", include: isolated, exclude },
      },
      {
        extends: true,
        // The name decides when they run: before the project with many short files, which fill the last gaps.
        test: {
          ...shared,
          name: "built packages",
          include: packed,
          globalSetup: "scripts/testing/packed-packages.ts",
        },
      },
      {
        extends: true,
        test: { ...shared, name: "commands", include: commands },
      },
      {
        extends: true,
        test: {
          ...shared,
          name: "node",
          include: ["scripts/**/*.test.ts", "packages/*/{src,test}/**/*.test.ts"],
          exclude: [...exclude, ...inBrowser, ...packed, ...commands, ...isolated],
        },
      },
    ],
  },
});
