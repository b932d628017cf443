import { ExampleOrganization } from "./stacks";

const organization = new ExampleOrganization();
const stack = "member-555555555555-eu-central-1";
const bucket = "gatehouse-555555555555-eu-central-1-databases";
const statements = organization.statements();

const ofMirror = (type: string) => organization.all(type).filter(({ where }) => where.includes(`${type}.databases`));
const allowedTo = (role: string) =>
  statements.filter(({ where }) => where.startsWith(`${stack}: ${role}_permissions`)).map(({ body }) => body);

interface Project {
  readonly environment: { readonly environment_variable: readonly { readonly name: string; readonly value: string }[] };
}

const [project] = ofMirror("aws_codebuild_project").map(({ body }) => body as unknown as Project);
const environment = Object.fromEntries(
  (project?.environment.environment_variable ?? []).map(({ name, value }) => [name, value]),
);

test("there is one mirror, in the account and region of the pipelines", () => {
  expect(ofMirror("aws_s3_bucket").map(({ where, body }) => [where, body.bucket])).toEqual([
    [`${stack}: aws_s3_bucket.databases`, bucket],
  ]);
});

test("the scanners read the bucket that the job writes", () => {
  const uris = organization
    .all("aws_codebuild_project")
    .filter(({ where }) => where.startsWith("tooling-"))
    .flatMap(({ body }) => JSON.stringify(body.environment).match(/s3:\/\/[^"]*-databases\/[^"]*/g) ?? []);
  expect([...new Set(uris)].sort()).toEqual(["grype", "safety", "trivy"].map((name) => `s3://${bucket}/${name}/`));
});

test("the job takes the official sources, and none of Safety's, whose licence is its user's", () => {
  expect(JSON.parse(environment.GATEHOUSE_DATABASE_SOURCES ?? "")).toEqual({
    trivy: { repositories: ["mirror.gcr.io/aquasec/trivy-db:2", "ghcr.io/aquasecurity/trivy-db:2"] },
    grype: { url: "https://grype.anchore.io/databases" },
  });
});

test("the job begins with nothing of anybody's and is not privileged", () => {
  expect(project).toMatchObject({
    source: { type: "NO_SOURCE" },
    artifacts: { type: "NO_ARTIFACTS" },
    environment: { privileged_mode: false },
  });
});

test("the job may write databases and nothing else, by the mirror's own key", () => {
  const permissions = allowedTo("databases_job_role");
  const arn = "${aws_s3_bucket.databases.arn}";
  expect(permissions.map(({ sid, actions, resources }) => [sid, actions, resources])).toEqual([
    ["WriteOwnLogs", ["logs:CreateLogStream", "logs:PutLogEvents"], [expect.stringContaining("databases_job_logs")]],
    ["ReadScanConfiguration", ["s3:GetObject", "s3:GetObjectVersion"], [`${arn}/scan-config/*`]],
    ["ReadRecordOfGrype", ["s3:GetObject", "s3:GetObjectVersion"], [`${arn}/grype/database.json`]],
    ["WriteDatabaseOfGrype", ["s3:PutObject"], [`${arn}/grype/*`]],
    ["ReadRecordOfTrivy", ["s3:GetObject", "s3:GetObjectVersion"], [`${arn}/trivy/database.json`]],
    ["WriteDatabaseOfTrivy", ["s3:PutObject"], [`${arn}/trivy/*`]],
    ["FindRecords", ["s3:ListBucket"], [arn]],
    ["UseMirrorKey", ["kms:Decrypt", "kms:GenerateDataKey"], [expect.stringMatching(/aws_kms_key\.databases/)]],
  ]);
});

test("nothing else writes to the mirror, and a scanner reads only its own database", () => {
  const reaching = statements.filter(
    ({ where, body }) => where.startsWith("tooling-") && JSON.stringify(body.resources ?? []).includes(bucket),
  );
  expect(reaching).toHaveLength(6);
  for (const { where, body } of reaching) {
    const [, scanner] = /scan_(\w+)_role/.exec(where) ?? [];
    expect([where, body.actions, body.resources]).toEqual([
      where,
      ["s3:GetObject", "s3:GetObjectVersion"],
      [`arn:aws:s3:::${bucket}/${scanner}/*`],
    ]);
  }
});

test("it is refreshed every six hours by a role that starts this build alone", () => {
  expect(ofMirror("aws_cloudwatch_event_rule").map(({ body }) => body.schedule_expression)).toEqual(["rate(6 hours)"]);
  const [target] = ofMirror("aws_cloudwatch_event_target").map(({ body }) => body);
  expect(target?.arn).toMatch(/^\$\{aws_codebuild_project\.databases_job\w*\.arn\}$/);
  const allowing = allowedTo("databases_schedule_role").filter(({ effect }) => effect !== "Deny");
  expect(allowing.map(({ actions, resources }) => [actions, resources])).toEqual([
    [["codebuild:StartBuild"], [target?.arn]],
  ]);
});

test("a day without a run that succeeded is an alarm, also when none began", () => {
  const [alarm] = ofMirror("aws_cloudwatch_metric_alarm").map(({ body }) => body);
  expect(alarm).toMatchObject({
    namespace: "AWS/CodeBuild",
    metric_name: "SucceededBuilds",
    threshold: 1,
    comparison_operator: "LessThanThreshold",
    treat_missing_data: "breaching",
  });
  expect(Number(alarm?.period) * Number(alarm?.evaluation_periods)).toBe(24 * 3600);
});

test("the last ten versions of a database stay, however old", () => {
  const [lifecycle] = ofMirror("aws_s3_bucket_lifecycle_configuration").map(({ body }) => body);
  expect(lifecycle?.rule).toEqual([
    expect.objectContaining({
      noncurrent_version_expiration: [{ noncurrent_days: 14, newer_noncurrent_versions: 10 }],
    }),
  ]);
});
