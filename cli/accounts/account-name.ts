/** What the schema allows: 2 to 32 lower-case letters, digits and hyphens, and begin with a letter. */
const longest = 32;

/**
 * The name that the configuration uses for an account, from the one it has in AWS: "Payments Production" is
 * payments-production. AWS lets a name hold anything, so what is left can be nothing.
 * @param id of the account, for a name of which nothing is left
 */
export function accountName(inAws: string, id: string): string {
  const words = inAws
    // Letters without their accents, which become characters of their own.
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+/, "");
  const name = cut(/^[a-z]/.test(words) ? words : `account-${words}`, longest);
  return words.length > 0 && name.length > 1 ? name : `account-${id}`;
}

/** @param taken names that other accounts have; the id tells accounts of the same name apart */
export function freeAccountName(inAws: string, id: string, taken: ReadonlySet<string>): string {
  const name = accountName(inAws, id);
  const withId = `${cut(name, longest - id.length - 1)}-${id}`;
  const numbered = (number: number): string => {
    const candidate = `account-${id}-${number}`;
    return taken.has(candidate) ? numbered(number + 1) : candidate;
  };
  return [name, withId].find((candidate) => !taken.has(candidate)) ?? numbered(2);
}

function cut(name: string, length: number): string {
  return name.slice(0, length).replace(/-+$/, "");
}
