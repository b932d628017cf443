/** An account as it is written: what has its default is left out. */
export interface Entry {
  readonly name: string;
  readonly id: string;
  readonly accountName?: string | undefined;
  readonly email: string;
  readonly organizationalUnit: string;
  readonly role?: string | undefined;
  readonly status?: string | undefined;
  readonly memberships?: string | undefined;
}

/** `key: value` for each field, in the order of the schema. */
export function entryFields(entry: Entry): string[] {
  const { name, id, accountName, email, organizationalUnit, role, status, memberships } = entry;
  const fields = { name, id, accountName, email, organizationalUnit, role, status, memberships };
  return Object.entries(fields).flatMap(([key, value]) => (value === undefined ? [] : [`${key}: ${scalar(value)}`]));
}

const words = ["true", "false", "null"];

/** A string as YAML on one line: quoted where it could be read as something else, also inside a flow collection. */
export function scalar(text: string): string {
  if (/^[A-Za-z/][\w./+@-]*( [\w./+@-]+)*$/.test(text) && !words.includes(text.toLowerCase())) return text;
  // JSON's strings are YAML's. What it leaves as it is but nobody can see is written as a number.
  return JSON.stringify(text).replace(
    /\p{C}|[\u2028\u2029]/gu,
    (character) => `\\U${(character.codePointAt(0) ?? 0).toString(16).padStart(8, "0")}`,
  );
}
