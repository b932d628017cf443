/** An object as `exactOptionalPropertyTypes` wants it: members are absent or have a value. */
export type Given<Written> = { readonly [Key in keyof Written]: Exclude<Written[Key], undefined> };

/** Without the keys that were left out: zod types them as `undefined`, which must not overwrite what is inherited. */
export function given<Written extends object>(written: Written): Given<Written> {
  return Object.fromEntries(Object.entries(written).filter(([, value]) => value !== undefined)) as Given<Written>;
}
