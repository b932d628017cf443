import { z } from "zod";

/** AWS lets a unit's name hold anything; here it holds no slash, which separates the names, and nothing invisible. */
export const organizationalUnitPath = /^\/([^/\p{C}]+(\/[^/\p{C}]+)*)?$/u;

/** Path of an organizational unit as people write it; its id is a fact. */
export const organizationalUnit = z
  .string()
  .regex(organizationalUnitPath, 'must be a path below the root, e.g. "/Workloads/Production", or "/" for the root');
