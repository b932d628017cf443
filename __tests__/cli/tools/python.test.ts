import { findPython, judgePython } from "../../../cli/tools/python";

const fine = { exitCode: 0, stdout: "3.11.7\n", stderr: "" };
const absent = { exitCode: null, stdout: "", stderr: "spawn ENOENT" };

test("a new enough Python with venv is usable", () => {
  expect(judgePython("python3", fine)).toEqual({ program: "python3", version: "3.11.7", problem: null });
});

test.each([
  [absent, "not there"],
  [{ ...fine, stdout: "3.9.2\n" }, "is 3.9.2, too old"],
  [{ ...fine, stdout: "2.7.18\n" }, "is 2.7.18, too old"],
  [
    { exitCode: 1, stdout: "3.11.7\n", stderr: "ModuleNotFoundError: No module named 'ensurepip'" },
    "has no module ensurepip",
  ],
])("%j is not", (answer, problem) => {
  expect(judgePython("python3", answer).problem).toBe(problem);
});

test("takes python3 first, then the named versions", async () => {
  const found = await findPython(async (program) =>
    program === "python3.12" ? { ...fine, stdout: "3.12.1" } : absent,
  );
  expect(found).toEqual({ program: "python3.12", version: "3.12.1" });
});

test("says what each name gave when there is none", async () => {
  await expect(
    findPython(async (program) => (program === "python3" ? { ...fine, stdout: "3.9.2" } : absent)),
  ).rejects.toThrow(
    "no usable Python: needs 3.10 or newer with the modules venv and ensurepip (python3 is 3.9.2, too old, python3.13 not there",
  );
});
