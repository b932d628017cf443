import type { Rule } from "./draft";
import { unfit } from "./unfit";

/** AWS Signer signs where the function is, and a profile's name is all that a signing job is given. */
const ownSigningProfiles: Rule = ({ accounts, homeRegion, workloads }) =>
  workloads.flatMap(({ toolingAccount, region = homeRegion, codeSigning }, index) => {
    const id = accounts.find(({ name }) => name === toolingAccount)?.id;
    const own = `arn:aws:signer:${region}:${id}:`;
    return (codeSigning?.profileVersionArns ?? []).flatMap((arn, position) =>
      id === undefined || arn.startsWith(own)
        ? []
        : [
            {
              path: ["workloads", index, "codeSigning", "profileVersionArns", position],
              message: `the profile must be one of the tooling account in the pipeline's region: ${own}/signing-profiles/…`,
            },
          ],
    );
  });

/** A build's role could pull from elsewhere only what another account lets it, and a gate must not depend on that. */
const ownScanImages: Rule = ({ accounts, homeRegion, workloads }) =>
  workloads.flatMap(({ toolingAccount, region = homeRegion, scanImage }, index) => {
    const account = accounts.find(({ name }) => name === toolingAccount)?.id;
    if (scanImage === undefined || account === undefined) return [];
    const expected = `${account}.dkr.ecr.${region}.amazonaws.com/`;
    return scanImage.startsWith(expected)
      ? []
      : [
          {
            path: ["workloads", index, "scanImage"],
            message: `${scanImage} is not in the registry of the tooling account in the pipeline's region: it must begin with ${expected}`,
          },
        ];
  });

const oneKindOfJob: Rule = ({ workloads }) =>
  workloads.flatMap(({ source: { from, branch, environment } }, index) =>
    from !== "github" || (branch === undefined) !== (environment === undefined)
      ? []
      : [
          {
            path: ["workloads", index, "source", branch === undefined ? "from" : "environment"],
            message: `GitHub names either the branch or the environment of a job in its tokens: give one of "branch" and "environment"`,
          },
        ],
  );

const uploadingRoles: Rule = ({ accounts, namePrefix, workloads }) =>
  workloads.flatMap(({ source: { roleArn } }, index) => {
    const [, accountId, name = ""] = /^arn:aws:iam::(\d{12}):role\/(?:.*\/)?([^/]+)$/.exec(roleArn ?? "") ?? [];
    if (accountId === undefined) return [];
    const owner = accounts.find(({ id }) => id === accountId)?.name ?? accountId;
    const why = unfit(accounts, owner);
    const violation = (message: string) => [{ path: ["workloads", index, "source", "roleArn"], message }];
    if (why) return violation(`its account "${owner}" ${why}: only roles of member accounts may upload`);
    return name.startsWith(`${namePrefix}-`)
      ? violation(`"${name}" is one of Gatehouse's own roles, each of which has its one purpose: name another`)
      : [];
  });

/** What a workload is built from, by whom and with what. */
export const sourceRules: readonly Rule[] = [ownSigningProfiles, ownScanImages, oneKindOfJob, uploadingRoles];
