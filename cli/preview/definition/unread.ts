import { z } from "zod";

/**
 * A key that Terraform and AWS need and that means nothing here (roles, keys, log groups). Its value is dropped, because
 * its references are often to what only an apply knows.
 */
export const unread = z
  .unknown()
  .optional()
  .transform(() => undefined);
