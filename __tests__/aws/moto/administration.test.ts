import { motoWithAndWithout } from "../../support/moto";
import { rawAws } from "../../support/raw-aws";

const { patched, unpatched } = motoWithAndWithout(
  "config_can_be_delegated",
  "guardduty_keeps_other_features",
  "conformance_packs_take_their_template_inline",
);

test("an account may administer Config, and still no service that nobody knows", async () => {
  const ask = (url: string, operation: string, body: object) =>
    rawAws(url, "organizations", { target: `AWSOrganizationsV20161128.${operation}`, body: JSON.stringify(body) });
  const delegate = async (url: string, ServicePrincipal: string) => {
    await ask(url, "CreateOrganization", { FeatureSet: "ALL" });
    const created = await ask(url, "CreateAccount", { AccountName: "security", Email: "security@example.com" });
    const { AccountId } = JSON.parse(created.text).CreateAccountStatus;
    return (await ask(url, "RegisterDelegatedAdministrator", { AccountId, ServicePrincipal })).status;
  };
  const service = "config.amazonaws.com";
  expect([await delegate(patched(), service), await delegate(unpatched(), service)]).toEqual([200, 400]);
  expect(await delegate(patched(), "nobody.amazonaws.com")).toBe(400);
});

test("a detector keeps the features that a change does not name", async () => {
  const features = async (url: string) => {
    const ask = (path: string, body: object) => rawAws(url, "guardduty", { path, body: JSON.stringify(body) });
    const { detectorId } = JSON.parse((await ask("/detector", { enable: true })).text);
    const path = `/detector/${detectorId}`;
    for (const [name, status] of [
      ["S3_DATA_EVENTS", "ENABLED"],
      ["RDS_LOGIN_EVENTS", "ENABLED"],
      ["S3_DATA_EVENTS", "DISABLED"],
    ])
      await ask(path, { features: [{ name, status }] });
    return JSON.parse((await rawAws(url, "guardduty", { method: "GET", path })).text).features;
  };
  const last = { name: "S3_DATA_EVENTS", status: "DISABLED" };
  expect(await features(patched())).toEqual([last, { name: "RDS_LOGIN_EVENTS", status: "ENABLED" }]);
  expect(await features(unpatched())).toEqual([last]);
});

test("an organization's conformance pack takes its template inline, and none without a template", async () => {
  const put = async (url: string, template: object) => {
    const body = JSON.stringify({ OrganizationConformancePackName: "baseline", ...template });
    const target = "StarlingDoveService.PutOrganizationConformancePack";
    return (await rawAws(url, "config", { target, body })).status;
  };
  const inline = { TemplateBody: '{"Resources":{}}' };
  expect([await put(patched(), inline), await put(unpatched(), inline)]).toEqual([200, 500]);
  expect(await put(patched(), {})).toBe(400);
});
