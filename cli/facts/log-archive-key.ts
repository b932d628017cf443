import { GetBucketEncryptionCommand, S3Client } from "@aws-sdk/client-s3";
import { accountWithRole } from "../../config/load";
import type { Organization } from "../../config/schema";
import { sharedNames } from "../../config/shared-names";
import { retries } from "../support/aws-errors";
import { CannotError, describe } from "../support/errors";
import type { FactKind } from "./fact-kind";
import type { PlanAccess } from "./plan-access";

/** ARN of the log archive's key: what its bucket for GuardDuty encrypts with. */
export const logArchiveKey: FactKind = {
  keys: ["logArchiveKey"],
  async read({ organization, planAccess, signal }) {
    if (isGiven(organization)) return {};
    const account = accountWithRole(organization, "log-archive");
    const access = await planAccess(account, organization.homeRegion);
    return { logArchiveKey: await bucketKey(access, sharedNames(organization).guardDutyBucket, signal) };
  },
  missing: ({ logArchiveKey }, { organization }) =>
    logArchiveKey === undefined && !isGiven(organization)
      ? ["no key of the log archive yet: log-archive (wave 1) makes it"]
      : [],
};

/** Whether people named the key of a bucket that was there before Gatehouse. */
function isGiven({ landingZone }: Organization): boolean {
  return landingZone.logArchive.guardDuty.kmsKeyArn !== undefined;
}

/** @returns `undefined` when there is no such bucket */
async function bucketKey({ region, credentials }: PlanAccess, Bucket: string, abortSignal: AbortSignal) {
  const s3 = new S3Client({ region, credentials, ...retries });
  try {
    const { ServerSideEncryptionConfiguration } = await s3.send(new GetBucketEncryptionCommand({ Bucket }), {
      abortSignal,
    });
    const [rule] = ServerSideEncryptionConfiguration?.Rules ?? [];
    return rule?.ApplyServerSideEncryptionByDefault?.KMSMasterKeyID;
  } catch (error) {
    abortSignal.throwIfAborted();
    if ((error as Error).name === "NoSuchBucket") return undefined;
    throw new CannotError(
      `S3 does not say what s3://${Bucket} is encrypted with: ${describe(error)}`,
      "the role that plans must be allowed s3:GetEncryptionConfiguration in the log archive account",
      { cause: error },
    );
  } finally {
    s3.destroy();
  }
}
