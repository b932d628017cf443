import { problemsAfter } from "./organization-problems";

/** The problems of the example with another `securityHub`. */
export const problems = (securityHub: unknown): string[] => problemsAfter([["securityHub"], securityHub]);

/** A string filter, or the same of a map filter. */
export const text = (comparison: string, value = "x") => ({ comparison, value });
