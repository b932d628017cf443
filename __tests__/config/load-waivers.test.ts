import { validateCommand } from "../../cli/validate";
import { ConfigurationError, loadConfiguration } from "../../config/load";
import { loadWaivers } from "../../config/waivers";

jest.mock("../../config/waivers", () => ({ loadWaivers: jest.fn() }));
const loaded = jest.mocked(loadWaivers);
const problem = {
  file: "scan-config/waivers.yaml",
  line: 3,
  column: 5,
  path: "waivers[0].ticket",
  message: "is missing",
};

test("waivers are part of the configuration, judged by what the policy lets them do", () => {
  const waivers = { schemaVersion: 1, waivers: [] } as const;
  loaded.mockReturnValue({ value: waivers, problems: [] });
  expect(loadConfiguration().waivers).toEqual(waivers);
  expect(loaded).toHaveBeenCalledWith(
    expect.stringMatching(/scan-config\/waivers\.yaml$/),
    expect.objectContaining({ warnDays: 30, never: [] }),
    expect.any(Function),
  );
  const known = loaded.mock.calls[0]?.[2];
  expect([known?.("payments"), known?.("nowhere")]).toEqual([["staging", "production"], undefined]);
});

test("a mistake in them is one of the configuration, so nothing is synthesized and validate tells it", async () => {
  loaded.mockReturnValue({ value: undefined, problems: [problem] });
  expect(() => loadConfiguration()).toThrow(ConfigurationError);
  const written = jest.spyOn(process.stdout, "write").mockReturnValue(true);
  await validateCommand().parseAsync([], { from: "user" });
  const status = process.exitCode;
  process.exitCode = undefined;
  const told = written.mock.calls.join("");
  written.mockRestore();
  expect([status, told]).toEqual([1, "scan-config/waivers.yaml:3:5: waivers[0].ticket: is missing\n1 to correct\n"]);
});
