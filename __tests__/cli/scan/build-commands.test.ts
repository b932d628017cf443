import { buildCommands, buildCommandsOf } from "../../../cli/scan/build-commands";

test("takes the build phase and only that", () => {
  const text =
    "version: 0.2\nphases:\n  install: {commands: [no]}\n  build:\n    commands:\n      - >-\n        one\n        two\n      - three\n";
  expect(buildCommandsOf(text)).toEqual(["one two", "three"]);
});

test("a buildspec without build commands is refused", () => {
  expect(() => buildCommandsOf("phases: {build: {commands: []}}")).toThrow();
  expect(() => buildCommandsOf("phases: {}")).toThrow();
});

test("keeps Bandit's empty exclusion and its own configuration", () => {
  const [command] = buildCommands("bandit");
  expect(command).toContain('--exclude ""');
  expect(command).toContain("--ignore-nosec");
  expect(command).toContain('--ini "$GATEHOUSE_SCAN_CONFIG/bandit/bandit.ini"');
});

test("keeps Safety from the workload's own policy", () => {
  expect(buildCommands("safety")[0]).toContain('--policy-file "$GATEHOUSE_SCAN_CONFIG/safety/policy.yml"');
});
