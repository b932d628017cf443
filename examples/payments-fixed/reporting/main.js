// The database of the monthly reports, which its own team applies.
const { App, TerraformStack } = require("cdktf");
const { DbInstance } = require("@cdktf/provider-aws/lib/db-instance");
const { KmsKey } = require("@cdktf/provider-aws/lib/kms-key");
const { AwsProvider } = require("@cdktf/provider-aws/lib/provider");

class Reporting extends TerraformStack {
  constructor(scope, id) {
    super(scope, id);
    new AwsProvider(this, "aws", { region: "eu-central-1" });
    const key = new KmsKey(this, "key", { description: "Encrypts the reports", enableKeyRotation: true });
    new DbInstance(this, "reports", {
      engine: "postgres",
      engineVersion: "16.9",
      instanceClass: "db.t4g.small",
      allocatedStorage: 20,
      username: "reports",
      manageMasterUserPassword: true,
      publiclyAccessible: false,
      storageEncrypted: true,
      kmsKeyId: key.arn,
      iamDatabaseAuthenticationEnabled: true,
      multiAz: true,
      autoMinorVersionUpgrade: true,
      backupRetentionPeriod: 30,
      copyTagsToSnapshot: true,
      deletionProtection: true,
      enabledCloudwatchLogsExports: ["postgresql", "upgrade"],
      performanceInsightsEnabled: true,
      performanceInsightsKmsKeyId: key.arn,
      monitoringInterval: 60,
      monitoringRoleArn: "arn:aws:iam::666666666666:role/payments-reporting-monitoring",
    });
  }
}

const app = new App();
new Reporting(app, "reporting");
app.synth();
