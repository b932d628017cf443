import { dirname } from "node:path";
import { type Document, isMap, LineCounter, type Node, parseDocument, visit } from "yaml";
import type { z } from "zod";
import { knownKeys } from "./known-keys";
import { suggestion } from "./nearest";
import { readText } from "./read-text";

/** One thing wrong in a file that people write, where it stands and what would be right. */
export interface Problem {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** Where in the document, e.g. `accounts[2].id`; empty for the document itself. */
  readonly path: string;
  readonly message: string;
}

export type Loaded<Value> =
  | { readonly value: Value; readonly problems: readonly [] }
  | { readonly value: undefined; readonly problems: readonly [Problem, ...Problem[]] };

/** `file:line:column: path: message`, the form editors and terminals make clickable. */
export function formatProblem({ file, line, column, path, message }: Problem): string {
  return `${file}:${line}:${column}: ${path ? `${path}: ` : ""}${message}`;
}

/** What a rule over several fields found: where, and a sentence that says what was found and what is allowed. */
export interface Violation {
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

/**
 * Reads a YAML file through a schema and tells every problem at once, each with its line and column.
 * @param rules cross-field rules; they see the document as it was written, also where the schema refuses parts of it, and
 * the file's folder
 * @throws UnreadableFileError when the file can't be read
 */
export function loadYaml<Schema extends z.ZodType>(
  file: string,
  schema: Schema,
  rules?: Rules,
): Loaded<z.infer<Schema>> {
  return readYaml(readText(file), file, schema, rules);
}

type Rules = (document: unknown, folder: string) => readonly Violation[];

/** The same for a text that is not, or not yet, in its file. */
export function readYaml<Schema extends z.ZodType>(
  text: string,
  file: string,
  schema: Schema,
  rules: Rules = () => [],
): Loaded<z.infer<Schema>> {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const at = (offset: number, path: string, message: string): Problem => {
    const { line, col } = lines.linePos(offset);
    return { file, line: Math.max(line, 1), column: Math.max(col, 1), path, message };
  };

  const errors = document.errors.map(({ code, message, pos }) =>
    at(pos[0], "", syntaxError(code, message, text, pos[0])),
  );
  const syntax =
    errors.length > 0 ? errors : danglingAliases(document).map(({ offset, message }) => at(offset, "", message));
  if (syntax[0]) return { value: undefined, problems: [syntax[0], ...syntax.slice(1)] };

  const json: unknown = document.toJS({ maxAliasCount: 100 });
  const parsed = schema.safeParse(json);
  const crossField = typeof json === "object" && json !== null ? rules(json, dirname(file)) : [];
  const violations = [...(parsed.error?.issues ?? []).flatMap((issue) => explain(issue, json, schema)), ...crossField];
  const [first, ...others] = violations
    .map(({ path, message }) => at(offsetOf(document.contents, path), formatPath(path), message))
    .sort((a, b) => a.line - b.line || a.column - b.column);
  if (first) return { value: undefined, problems: [first, ...others] };
  return { value: parsed.data as z.infer<Schema>, problems: [] };
}

/** The parser's sentence without the place, which stands before it; a key that is there twice by its name. */
function syntaxError(code: string, message: string, text: string, offset: number): string {
  const [key] = /^[^\s:,}]+/.exec(text.slice(offset)) ?? [];
  if (code === "DUPLICATE_KEY" && key !== undefined) return `${key} stands twice here: put both into one`;
  return (message.split("\n")[0] ?? message).replace(/ at line \d+, column \d+:$/, "");
}

/** A pattern that begins with a star and has no quotes is an alias to YAML, which finds out only when it is read. */
function danglingAliases(document: Document): readonly { readonly offset: number; readonly message: string }[] {
  const found: { offset: number; message: string }[] = [];
  visit(document, {
    Alias(_key, alias) {
      if (alias.resolve(document) !== undefined) return;
      const message = `*${alias.source} without quotes refers to an anchor that is not there: write "*${alias.source}"`;
      found.push({ offset: alias.range?.[0] ?? 0, message });
    },
  });
  return found;
}

type Path = readonly PropertyKey[];

/** One issue as sentences that say what was found; an unknown key gets a line of its own at that key. */
function explain(issue: z.core.$ZodIssue, json: unknown, schema: z.ZodType): Violation[] {
  if (issue.code === "unrecognized_keys")
    return issue.keys.map((key) => ({
      path: [...issue.path, key],
      message: unknownKey(key, knownKeys(schema, issue.path, json)),
    }));
  if (issue.code === "custom") return [{ path: issue.path, message: issue.message }];
  // Of several forms the one that was written says where it is wrong.
  const written = issue.code === "invalid_union" ? issue.errors.find(isInside) : undefined;
  if (written)
    return written.flatMap((inner) => explain({ ...inner, path: [...issue.path, ...inner.path] }, json, schema));
  const found = issue.path.reduce<unknown>(
    (value, key) =>
      typeof value === "object" && value !== null ? (value as Record<PropertyKey, unknown>)[key] : undefined,
    json,
  );
  // Of a record: what stands wrong is the key.
  if (issue.code === "invalid_key") return [{ path: issue.path, message: issue.issues[0]?.message ?? issue.message }];
  if (found === undefined) return [{ path: issue.path, message: "is missing" }];
  // A value's own sentence says more than its type; that of an object is about its kinds.
  const unsaid =
    issue.code === "invalid_type" && (issue.expected === "object" || issue.message.startsWith("Invalid input"));
  const message = unsaid ? `must be of type ${issue.expected}` : issue.message;
  return [{ path: issue.path, message: `${message} (found ${show(found)})` }];
}

/** A list longer than a line helps nobody who only misspelt a key. */
const listed = 20;

function unknownKey(key: string, allowed: readonly string[]): string {
  const meant = suggestion(key, allowed);
  if (meant !== "" && allowed.length > listed) return `unknown key${meant}`;
  return `unknown key${meant}: ${allowed.length > 0 ? `allowed are ${allowed.join(", ")}` : "remove it"}`;
}

/** Whether a value has the form as such, and only something in it is wrong. */
function isInside(issues: readonly z.core.$ZodIssue[]): boolean {
  return issues.every(({ path, code }) => path.length > 0 || code === "unrecognized_keys");
}

function show(value: unknown): string {
  if (Array.isArray(value)) return `a list of ${value.length}`;
  return JSON.stringify(value).slice(0, 80);
}

function formatPath(path: Path): string {
  return path
    .map((part) => (typeof part === "number" ? `[${part}]` : `.${String(part)}`))
    .join("")
    .replace(/^\./, "");
}

/** Offset of the deepest node on the way to `path` that the file holds; a map's key rather than its value. */
function offsetOf(root: Node | null, path: Path): number {
  let node: unknown = root;
  let offset = root?.range?.[0] ?? 0;
  for (const part of path) {
    if (isMap(node)) {
      const pair = node.items.find(({ key }) => (key as { value?: unknown } | null)?.value === part);
      if (!pair) return offset;
      offset = (pair.key as Node).range?.[0] ?? offset;
      node = pair.value;
      continue;
    }
    const item = (node as { items?: readonly unknown[] } | null)?.items?.[Number(part)];
    if (!item) return offset;
    node = item;
    offset = (node as Node).range?.[0] ?? offset;
  }
  return offset;
}
