import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { sha256 } from "../../lambdas/shared/source-digest";
import { type Synthesized, synthesize } from "../support/synth";

test("two synths of the same source are the same to the byte, archives included", () => {
  const [first, second] = [synthesize(), synthesize()];
  const before = digests(first);
  expect(Object.keys(before).filter((path) => path.endsWith("archive.zip")).length).toBeGreaterThanOrEqual(8);
  expect(digests(second)).toEqual(before);
  first.remove();
  second.remove();
});

function digests(synthesized: Synthesized): Record<string, string> {
  const stacks = join(synthesized.folder("state"), "..");
  const files = readdirSync(stacks, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Object.fromEntries(
    files.map(({ parentPath, name }) => {
      const path = join(parentPath, name);
      return [path.slice(stacks.length), sha256(readFileSync(path))];
    }),
  );
}
