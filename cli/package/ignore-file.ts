import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { CannotError } from "../support/errors";

/** Says what a package leaves out; it lies in the packaged folder itself, and nowhere below it. */
export const ignoreFile = ".gatehouseignore";

/** One line that means something. */
interface Rule {
  readonly fits: RegExp;
  readonly onlyFolders: boolean;
  /** Begins with `!`: takes back what a line before it leaves out. */
  readonly keeps: boolean;
}

/**
 * What the folder's `.gatehouseignore` leaves out.
 * @throws CannotError when a line of it can't be read
 */
export function readIgnoreFile(folder: string): (path: string, isFolder: boolean) => boolean {
  const file = join(folder, ignoreFile);
  return existsSync(file) ? ignoring(readFileSync(file, "utf8"), file) : () => false;
}

/**
 * Patterns as in a `.gitignore`: comments, `!`, `/`, `*`, `?`, `[a-z]`, `[!a-z]`, `**` and `\` before a character that
 * stands for itself; the last line that fits decides, and nothing below a folder that is left out can be taken back.
 * Classes such as `[[:alpha:]]` and brackets around `/`, `\` or `]` are refused: misread, they would package something else.
 * @see https://git-scm.com/docs/gitignore
 * @throws CannotError
 */
export function ignoring(text: string, file: string): (path: string, isFolder: boolean) => boolean {
  const rules = text.split("\n").flatMap((line, index) => ruleOf(line.replace(/\r$/, ""), `${file}:${index + 1}`));
  return (path, isFolder) => {
    const last = rules.findLast(({ fits, onlyFolders }) => (isFolder || !onlyFolders) && fits.test(path));
    return last !== undefined && !last.keeps;
  };
}

function ruleOf(line: string, place: string): Rule[] {
  if (line.startsWith("#")) return [];
  const keeps = line.startsWith("!");
  const written = withoutTrailingSpaces(keeps ? line.slice(1) : line);
  const pattern = written.replace(/\/$/, "");
  if (pattern === "") return [];
  const segments = pattern.replace(/^\//, "").split("/");
  // A slash before the end ties a pattern to the folder of the file; without one it fits names at any depth.
  const tied = pattern.includes("/");
  const source = tied ? segments.map((segment, index) => part(segment, index, segments.length, place)).join("") : "";
  const fits = tied ? `^${source}$` : `^(?:.*/)?${name(pattern, place)}$`;
  return [{ fits: new RegExp(fits, "su"), onlyFolders: written.endsWith("/"), keeps }];
}

/** Those behind a backslash stay. */
function withoutTrailingSpaces(text: string): string {
  return /^(?:\\.|[^\\])*?(?= *$)/su.exec(text)?.[0] ?? text;
}

function part(segment: string, index: number, count: number, place: string): string {
  const isLast = index === count - 1;
  if (/^\*{2,}$/.test(segment)) return isLast ? ".+" : "(?:[^/]+/)*";
  return `${name(segment, place)}${isLast ? "" : "/"}`;
}

const tokens = /\\(?<literal>.)|\[(?<negated>[!^]?)(?<set>[^\][\\/]+)\]|(?<stars>\*+)|(?<one>\?)|(?<plain>.)/gsu;

/** A pattern for one name, in which nothing fits a slash. */
function name(segment: string, place: string): string {
  return Array.from(segment.matchAll(tokens), ({ groups: token = {} }) => {
    if (token.literal !== undefined) return quoted(token.literal);
    if (token.set !== undefined) return setOf(token.negated === "" ? "" : "^", token.set, place);
    if (token.stars !== undefined) return "[^/]*";
    if (token.one !== undefined) return "[^/]";
    if (token.plain === "[" || token.plain === "\\")
      throw new CannotError(
        `${place}: "${token.plain}" begins something that ${ignoreFile} doesn't know`,
        `write \\${token.plain} for the character itself`,
      );
    return quoted(token.plain ?? "");
  }).join("");
}

function setOf(negation: string, characters: string, place: string): string {
  try {
    // A range may not begin or end outside, so a slash is in no set.
    return new RegExp(`(?!/)[${negation}${characters.replaceAll("^", "\\^")}]`, "su").source;
  } catch {
    throw new CannotError(`${place}: [${characters}] is no set of characters`, "write a range from its lower end");
  }
}

function quoted(character: string): string {
  return character.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
}
