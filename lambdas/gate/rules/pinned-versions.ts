import { own } from "../../shared/json";
import { completed, type Rule } from "../context";

/** Every completed run is of the version that is pinned: another one finds other things. */
export const pinnedVersions: Rule = (context) =>
  completed(context).flatMap(({ scanner, version }) => {
    const pinned = own(context.policy.scannerVersions, scanner);
    return pinned === undefined || version === pinned
      ? []
      : [
          {
            code: "version-differs",
            scanner,
            message: `${scanner} ran in version ${version || "(none)"}, pinned is ${pinned}`,
            remedy: `run ${scanner} ${pinned} (gatehouse tools sets it up), or change the version in scan-config/${scanner}/scanner.json`,
          },
        ];
  });
