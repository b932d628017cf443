import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { sha256 } from "../../lambdas/shared/source-digest";
import { exampleOrganization, type Synthesized, synthesize } from "../support/synth";

test("two synths of the same source are the same to the byte, archives included", () => {
  const again = synthesize();
  const before = digests(exampleOrganization());
  expect(Object.keys(before).filter((path) => path.endsWith("archive.zip")).length).toBeGreaterThanOrEqual(8);
  expect(digests(again)).toEqual(before);
  again.remove();
});

function digests(synthesized: Pick<Synthesized, "folder">): Record<string, string> {
  const stacks = join(synthesized.folder("state"), "..");
  const files = readdirSync(stacks, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Object.fromEntries(
    files.map(({ parentPath, name }) => {
      const path = join(parentPath, name);
      return [path.slice(stacks.length), sha256(readFileSync(path))];
    }),
  );
}
