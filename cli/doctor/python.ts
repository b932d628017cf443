import { CannotError, describe } from "../support/errors";
import { findPython } from "../tools/python";
import { type Check, missing, ok } from "./check";

const subject = { what: "Python", why: "runs Bandit, Safety, Checkov, pytest and the local AWS (Moto)", needed: true };

export async function checkPython(): Promise<Check> {
  try {
    const { program, version } = await findPython();
    return ok(subject, `${program} ${version} with venv`);
  } catch (error) {
    if (!(error instanceof CannotError)) return missing(subject, describe(error), "");
    return missing(subject, error.message, error.next ?? "");
  }
}
