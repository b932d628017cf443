import { S3Object } from "@cdktf/provider-aws/lib/s3-object";
import { Construct } from "constructs";
import type { SourceFile } from "../lambdas/shared/source-digest";
import { ZipAsset } from "./zip-asset";

export interface ScanConfigurationObjectProps {
  readonly bucketName: string;
  readonly files: readonly SourceFile[];
}

/** The scanners' configuration as an object named by its digest, which each build fetches and verifies. */
export class ScanConfigurationObject extends Construct {
  readonly uri: string;
  readonly key: string;
  readonly sha256: string;

  constructor(scope: Construct, id: string, props: ScanConfigurationObjectProps) {
    super(scope, id);

    const zip = new ZipAsset(this, "zip", { files: props.files });
    this.sha256 = zip.zipSha256;
    this.key = `scan-config/${zip.zipSha256}.zip`;
    const object = new S3Object(this, "Default", {
      bucket: props.bucketName,
      key: this.key,
      source: zip.path,
      sourceHash: zip.zipSha256,
    });
    this.uri = `s3://${props.bucketName}/${object.key}`;
  }
}
