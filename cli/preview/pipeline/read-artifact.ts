import { GetObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { unzipSource } from "../../../lambdas/fingerprint/unzip";
import type { SourceFile } from "../../../lambdas/shared/source-digest";
import { entryModes } from "../../package/entry-modes";
import { type AccountAccess, clientSettings } from "../aws/account-access";
import { ActionFailed, type ArtifactLocation, type ReadyAction } from "./action";

export async function readObject(access: AccountAccess, { bucket, key }: ArtifactLocation): Promise<Uint8Array> {
  const s3 = new S3Client(clientSettings(access));
  try {
    const { Body } = await s3.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
    return (await Body?.transformToByteArray()) ?? new Uint8Array();
  } finally {
    s3.destroy();
  }
}

/** The files of an action's one input artifact, with the same limits as the fingerprint. */
export async function readOnlyArtifact(action: ReadyAction, access: AccountAccess): Promise<readonly SourceFile[]> {
  const [name, ...others] = Object.keys(action.inputs);
  if (name === undefined || others.length > 0)
    throw new ActionFailed(`${action.name} must have one input artifact, has ${Object.keys(action.inputs).length}`);
  return readSource(action, name, access);
}

/** The files of the input artifact of that name, with the same limits as the fingerprint. */
export async function readSource(
  action: ReadyAction,
  name: string,
  access: AccountAccess,
): Promise<readonly SourceFile[]> {
  const location = action.inputs[name];
  if (!location) throw new ActionFailed(`${action.name} has no input artifact ${name}`);
  const zip = await readObject(access, location);
  const modes = entryModes(zip);
  // As CodeBuild unpacks it: a test script must be executable here too.
  return unzipSource(zip).map((file) => ({ ...file, executable: ((modes.get(file.path) ?? 0) & 0o100) !== 0 }));
}
