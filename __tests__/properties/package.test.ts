import { chmodSync, mkdirSync, readFileSync, utimesSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import fc from "fast-check";
import { writePackage } from "../../cli/package/write-package";
import type { SourceFile } from "../../lambdas/shared/source-digest";
import { scratchFolder } from "../support/scratch";

const out = scratchFolder();
const path = fc.stringMatching(/^[a-z]{1,4}(\/[a-z]{1,4})?\.txt$/);
const tree = fc.uniqueArray(fc.record({ path, bytes: fc.uint8Array(), executable: fc.boolean() }), {
  selector: (file) => file.path,
  minLength: 1,
});

/** The same files as another checkout would have them. */
function checkedOut(some: readonly SourceFile[], time: number, mode: number): string {
  const place = scratchFolder();
  for (const { path: file, bytes, executable } of some) {
    mkdirSync(dirname(join(place, file)), { recursive: true });
    writeFileSync(join(place, file), bytes);
    chmodSync(join(place, file), executable ? mode | 0o100 : mode);
    utimesSync(join(place, file), time, time);
  }
  return place;
}

test("the same source gives the same bytes, whatever order, times and umask its files were written with", () => {
  const time = fc.integer({ min: 0, max: 2_000_000_000 });
  // What remains of 0666 under every umask that leaves the owner his own file.
  const mode = fc.constantFrom(0o600, 0o604, 0o620, 0o644, 0o664, 0o666);
  let number = 0;
  fc.assert(
    fc.property(tree, fc.tuple(time, time), fc.tuple(mode, mode), (some, times, owned) => {
      number += 1;
      const one = writePackage(checkedOut(some, times[0], owned[0]), join(out, `${number}-a.zip`));
      const other = writePackage(checkedOut(some.toReversed(), times[1], owned[1]), join(out, `${number}-b.zip`));
      expect({ ...other, path: one.path }).toEqual(one);
      expect(readFileSync(one.path).equals(readFileSync(other.path))).toBe(true);
    }),
    { numRuns: 200 },
  );
});
