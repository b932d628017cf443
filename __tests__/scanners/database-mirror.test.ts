import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import {
  CreateBucketCommand,
  GetObjectCommand,
  ListObjectVersionsCommand,
  PutBucketVersioningCommand,
  PutObjectCommand,
  S3Client,
} from "@aws-sdk/client-s3";
import { awsEnvironment } from "../../cli/preview/aws/account-access";
import { type EmbeddedAws, startEmbeddedAws } from "../../cli/preview/aws/embedded-aws";
import { type RegistryStandIn, startRegistry } from "../../cli/preview/registry/stand-in";
import { buildCommandsOf } from "../../cli/scan/build-commands";
import { runBuildCommands } from "../../cli/scan/run-build-commands";
import { prepareExampleDatabase } from "../../cli/tools/databases/local-database";
import { ensureTool } from "../../cli/tools/ensure-tool";
import { bundle, databaseMirrorBuildspec } from "../../config/scan-configuration";
import type { DatabaseRecord } from "../../scan-config/databases/record";
import { grypeListing, pushTrivyDatabase } from "../support/database-server";
import { serving } from "../support/file-server";
import { scannerRun } from "../support/scanner-run";
import { scratchFolder } from "../support/scratch";

const [account, region] = ["555555555555", "eu-central-1"] as const;
const bucket = "gatehouse-555555555555-eu-central-1-databases";

let aws: EmbeddedAws;
let s3: S3Client;
let registry: RegistryStandIn;
let access: Readonly<Record<string, string>>;
let tools: string;

beforeAll(async () => {
  aws = await startEmbeddedAws({ onProgress: (line) => process.stderr.write(`${line}\n`) });
  const credentials = await aws.credentialsFor(account);
  access = awsEnvironment({ account, region, endpoints: aws.endpoints, credentials });
  s3 = new S3Client({ region, credentials, endpoint: aws.endpoints.AWS_ENDPOINT_URL, forcePathStyle: true });
  await s3.send(new CreateBucketCommand({ Bucket: bucket, CreateBucketConfiguration: { LocationConstraint: region } }));
  const VersioningConfiguration = { Status: "Enabled" } as const;
  await s3.send(new PutBucketVersioningCommand({ Bucket: bucket, VersioningConfiguration }));
  registry = await startRegistry();
  tools = scratchFolder();
  for (const name of ["trivy", "grype"] as const)
    symlinkSync((await ensureTool(name, () => {})).dir, join(tools, name));
});

afterAll(async () => {
  s3?.destroy();
  await registry?.stop();
  await aws?.stop();
});

/** One build of the mirror's buildspec. */
async function mirror(sources: object, change: Readonly<Record<string, string>> = {}) {
  const lines: string[] = [];
  const exitCode = await runBuildCommands({
    commands: buildCommandsOf(databaseMirrorBuildspec()),
    environment: {
      ...access,
      GATEHOUSE_SCAN_CONFIG: join(bundle("mirror-databases"), ".."),
      GATEHOUSE_DATABASE_BUCKET: bucket,
      GATEHOUSE_DATABASE_SOURCES: JSON.stringify(sources),
      GATEHOUSE_DATABASE_MAXIMUM_AGE_HOURS: "48",
      GATEHOUSE_TOOLS: tools,
      GATEHOUSE_SCRATCH: scratchFolder(),
      ...change,
    },
    cwd: scratchFolder(),
    onLine: (line) => lines.push(line),
  });
  return { exitCode, lines };
}

async function recordOf(scanner: string): Promise<DatabaseRecord> {
  const object = await s3.send(new GetObjectCommand({ Bucket: bucket, Key: `${scanner}/database.json` }));
  return JSON.parse((await object.Body?.transformToString()) ?? "") as DatabaseRecord;
}

const versionsBelow = async (scanner: string) => {
  const { Versions = [] } = await s3.send(new ListObjectVersionsCommand({ Bucket: bucket, Prefix: `${scanner}/` }));
  return Versions.length;
};

/** What a scanner's install phase does, then its build. */
async function scannedWithMirror(scanner: "trivy" | "grype") {
  const folder = join(mkdtempSync(join(scratchFolder(), "fetched-")), "database");
  const uri = { GATEHOUSE_DATABASE_URI: `s3://${bucket}/${scanner}/`, GATEHOUSE_DATABASE: folder };
  const environment = { PATH: process.env.PATH, ...access, ...uri };
  execFileSync(process.execPath, [bundle("fetch-database/index.js")], { env: environment, stdio: "pipe" });
  const scanned = () =>
    scannerRun(scanner, { "requirements.txt": "requests==2.19.1\n" }, { ...uri, GATEHOUSE_DATABASE_KIND: "real" });
  return { folder, scanned };
}

describe("Trivy", () => {
  let address: string;
  beforeAll(async () => {
    address = pushTrivyDatabase(registry, await prepareExampleDatabase("trivy"), "2");
  });

  test("the pinned Trivy downloads its database by digest; it is recorded with its date", async () => {
    const unreachable = "127.0.0.1:1/aquasecurity/trivy-db:2";
    const { exitCode, lines } = await mirror({ trivy: { repositories: [unreachable, address] } });
    expect([exitCode, lines]).toEqual([0, [expect.stringMatching(/^mirror-databases: trivy: new, built 20/)]]);
    const record = await recordOf("trivy");
    expect(record).toMatchObject({
      source: address,
      sourceDigest: registry.create("aquasecurity/trivy-db").manifest("2")?.digest,
      files: [{ path: "db/trivy.db" }, { path: "db/metadata.json" }],
    });
    expect(registry.requests).toContain(`GET /v2/aquasecurity/trivy-db/manifests/${record.sourceDigest}`);
  });

  test("a second run finds the same digest and downloads nothing", async () => {
    const before = [
      registry.requests.filter((request) => request.includes("/blobs/")).length,
      await versionsBelow("trivy"),
    ];
    const { exitCode, lines } = await mirror({ trivy: { repositories: [address] } });
    expect([exitCode, lines]).toEqual([0, [expect.stringMatching(/^mirror-databases: trivy: unchanged/)]]);
    expect([
      registry.requests.filter((request) => request.includes("/blobs/")).length,
      await versionsBelow("trivy"),
    ]).toEqual(before);
  });

  test("a scanner fetches it, and its run says the recorded digest", async () => {
    const { scanned } = await scannedWithMirror("trivy");
    const { run, reportDir } = await scanned();
    const { sha256, builtAt } = await recordOf("trivy");
    // It says nothing of being an example: the registry's artifact has no place for that.
    expect([run.status, run.database]).toEqual(["completed", { kind: "real", builtAt, sha256 }]);
    expect(readFileSync(join(reportDir, "report.json"), "utf8")).toContain("CVE-2018-18074");
  });

  test("one that was changed after it was fetched fails the scanner", async () => {
    const { folder, scanned } = await scannedWithMirror("trivy");
    writeFileSync(join(folder, "db", "trivy.db"), "other");
    const { exitCode, run } = await scanned();
    expect([exitCode, run.status, run.report]).toEqual([0, "failed", null]);
    expect(run.detail).toMatch(/has the digest [0-9a-f]{64}, its database\.json says [0-9a-f]{64}: it is damaged/);
  });

  test("one that is replaced while it is read is read as it was", async () => {
    await s3.send(new PutObjectCommand({ Bucket: bucket, Key: "trivy/db/trivy.db", Body: "half of a newer one" }));
    const { scanned } = await scannedWithMirror("trivy");
    expect((await scanned()).run.status).toBe("completed");
  });

  test("an older one at the source replaces nothing, and one that stays old fails the run", async () => {
    const before = await recordOf("trivy");
    const old = scratchFolder({
      "db/metadata.json": JSON.stringify({
        Version: 2,
        UpdatedAt: "2020-01-01T00:00:00Z",
        NextUpdate: "2020-01-02T00:00:00Z",
      }),
    });
    writeFileSync(join(old, "db/trivy.db"), readFileSync(join(await prepareExampleDatabase("trivy"), "db/trivy.db")));
    const older = await mirror({ trivy: { repositories: [pushTrivyDatabase(registry, old, "old")] } });
    expect([older.exitCode, older.lines]).toEqual([
      0,
      [expect.stringMatching(/^mirror-databases: trivy: older, built 202/)],
    ]);
    expect(await recordOf("trivy")).toEqual(before);
    const aged = await mirror(
      { trivy: { repositories: [address] } },
      { GATEHOUSE_DATABASE_MAXIMUM_AGE_HOURS: "0.000001" },
    );
    expect([aged.exitCode, aged.lines.at(-1)]).toEqual([1, expect.stringContaining("its source")]);
  });

  test("no registry that answers is said, each with its reason", async () => {
    const { exitCode, lines } = await mirror({ trivy: { repositories: ["127.0.0.1:1/a:2", `${registry.host}/no:2`] } });
    expect(exitCode).toBe(1);
    expect(lines.at(-1)).toMatch(
      /what was there stays: none of the registries answers: 127\.0\.0\.1:1\/a:2: .*; 127.*\/v2\/no\/manifests\/2 answers 404$/,
    );
  });
});

describe("Grype", () => {
  const built = "2026-11-26T00:00:00Z";
  const mirrored = async (change: object = {}) =>
    serving(grypeListing(await prepareExampleDatabase("grype"), built, change), (url) =>
      mirror({ grype: { url: `${url}/databases` } }),
    );

  test.each<[string, object, RegExp]>([
    [
      "an archive that is another one",
      { checksum: `sha256:${"0".repeat(64)}` },
      /has the SHA-256 [0-9a-f]{64}, pinned is 0{64}/,
    ],
    ["a listing without a SHA-256", { checksum: "md5:1" }, /names the checksum md5:1, expected sha256:<hex>/],
    ["an archive that is not there", { path: "gone.tar.gz" }, /cannot download Grype's database .*answers 404/],
  ])("%s is refused", async (_, change, message) => {
    const { exitCode, lines } = await mirrored(change);
    expect([exitCode, lines.at(-1)]).toEqual([1, expect.stringMatching(message)]);
    expect(await versionsBelow("grype")).toBe(0);
  });

  test("the pinned Grype imports the archive whose checksum is listed; a scanner uses it", async () => {
    expect((await mirrored()).exitCode).toBe(0);
    const record = await recordOf("grype");
    expect(record).toMatchObject({
      sourceDigest: expect.stringMatching(/^sha256:[0-9a-f]{64}$/),
      files: [{ path: "6/vulnerability.db" }, { path: "6/import.json" }],
    });
    const { folder, scanned } = await scannedWithMirror("grype");
    expect(existsSync(join(folder, "database.json"))).toBe(true);
    const { run, reportDir } = await scanned();
    expect([run.status, run.database]).toEqual([
      "completed",
      { kind: "real", builtAt: record.builtAt, sha256: record.sha256 },
    ]);
    expect(readFileSync(join(reportDir, "report.json"), "utf8")).toContain("CVE-2018-18074");
  });
});

test("one database that can't be had keeps no other from being mirrored", async () => {
  const safety = { meta: { timestamp: Math.floor(Date.now() / 1000) } };
  const { exitCode, lines } = await serving(
    (_, response) => response.end(JSON.stringify(safety)),
    (url) => mirror({ trivy: { repositories: ["127.0.0.1:1/a:2"] }, safety: { url } }),
  );
  expect([exitCode, lines]).toEqual([
    1,
    [
      expect.stringMatching(/^mirror-databases: safety: new/),
      expect.stringMatching(/^mirror-databases: the database of trivy was not mirrored/),
    ],
  ]);
  expect((await recordOf("safety")).sourceDigest).toBeNull();
});
