import { z } from "zod";

/** Path of an organizational unit as people write it; its id is a fact. */
export const organizationalUnit = z
  .string()
  .regex(
    /^\/([\w .+-]+(\/[\w .+-]+)*)?$/,
    'must be a path below the root, e.g. "/Workloads/Production", or "/" for the root',
  );
