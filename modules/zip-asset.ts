import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { App, AssetType, TerraformAsset } from "cdktf";
import { Construct } from "constructs";
import { reproducibleZip } from "../lambdas/shared/reproducible-zip";
import { type SourceFile, sha256, sourceDigest } from "../lambdas/shared/source-digest";

export interface ZipAssetProps {
  readonly files: readonly SourceFile[];
}

/**
 * Files zipped into the stack folder, the same bytes at every synth. CDKTF's own archives carry the time of the synth
 * and hash without file names (docs/decisions/0004).
 */
export class ZipAsset extends Construct {
  /** Path of the zip, relative to the stack folder. */
  readonly path: string;
  /** Digest of the files, by name and content. */
  readonly digest: string;
  /** SHA-256 of the zip itself. */
  readonly zipSha256: string;

  constructor(scope: Construct, id: string, props: ZipAssetProps) {
    super(scope, id);

    const zip = reproducibleZip(props.files);
    this.digest = sourceDigest(props.files);
    this.zipSha256 = sha256(zip);
    // cdktf copies an asset into the stack folder at the end of the synth, so it must lie somewhere until then.
    const folder = join(App.of(this).outdir, "assets", this.zipSha256);
    const file = join(folder, "archive.zip");
    mkdirSync(folder, { recursive: true });
    writeFileSync(file, zip);
    this.path = new TerraformAsset(this, "file", { path: file, type: AssetType.FILE, assetHash: this.digest }).path;
  }
}
