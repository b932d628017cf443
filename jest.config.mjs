/** One project per kind of test (docs/architecture.md): they need different machines and different times. */
const common = {
  testEnvironment: "node",
  transform: {
    "^.+\\.ts$": [
      "@swc/jest",
      { jsc: { parser: { syntax: "typescript" }, target: "es2022" }, module: { type: "commonjs" } },
    ],
  },
  setupFiles: ["<rootDir>/__tests__/support/environment.ts"],
};

const kind = (displayName, testMatch, more = {}) => ({ ...common, displayName, testMatch, ...more });
const separate = ["properties", "terraform", "aws", "scanners", "preview", "browser"];

export default {
  testTimeout: 600_000,
  // One more than the least machine has cores: the tests against the embedded AWS mostly wait.
  maxWorkers: 3,
  maxConcurrency: 2,
  globalSetup: "<rootDir>/__tests__/support/global-setup.mjs",
  globalTeardown: "<rootDir>/__tests__/support/global-teardown.mjs",
  reporters: ["default", "<rootDir>/__tests__/support/totals-reporter.mjs"],
  projects: [
    kind("unit", ["<rootDir>/__tests__/**/*.test.ts"], {
      testPathIgnorePatterns: separate.map((name) => `/__tests__/${name}/`),
    }),
    ...separate.map((name) => kind(name, [`<rootDir>/__tests__/${name}/**/*.test.ts`])),
  ],
};
