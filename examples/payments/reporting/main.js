// The database of the monthly reports, which its own team applies. Flawed on purpose: the internet can reach it.
const { App, TerraformStack } = require("cdktf");
const { DbInstance } = require("@cdktf/provider-aws/lib/db-instance");
const { AwsProvider } = require("@cdktf/provider-aws/lib/provider");

class Reporting extends TerraformStack {
  constructor(scope, id) {
    super(scope, id);
    new AwsProvider(this, "aws", { region: "eu-central-1" });
    new DbInstance(this, "reports", {
      engine: "postgres",
      instanceClass: "db.t4g.small",
      allocatedStorage: 20,
      username: "reports",
      manageMasterUserPassword: true,
      publiclyAccessible: true,
    });
  }
}

const app = new App();
new Reporting(app, "reporting");
app.synth();
