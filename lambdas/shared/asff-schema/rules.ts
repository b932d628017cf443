import { asffLimits as limit } from "../asff-limits";

/** Text of a certain form. */
export interface Form {
  /** Matches nothing but visible ASCII text, so that no other check of the text is needed. */
  readonly pattern: RegExp;
  /** What the text has to be, as the end of "… is not …". */
  readonly name: string;
}

/** What the documentation asks of a member beyond the service model. */
export interface Rule {
  readonly required?: true;
  /** Characters of text, entries of a list or map, members of a structure, or the number itself. */
  readonly minimum?: number;
  readonly maximum?: number;
  readonly form?: Form;
  /** The keys of a map. */
  readonly keys?: Rule;
  /** The entries of a list, or the values of a map. */
  readonly entries?: Rule;
}

/** The form that Gatehouse writes of those in https://docs.aws.amazon.com/securityhub/1.0/APIReference/Welcome.html#timestamps */
const timestamp: Form = {
  pattern: /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,9})?Z$/,
  name: "a UTC timestamp such as 2026-01-31T23:00:00.000Z",
};

/** `namespace/category/classifier`; Gatehouse always names a category. */
const typeOfTaxonomy: Form = {
  pattern:
    /^(Software and Configuration Checks|TTPs|Effects|Unusual Behaviors|Sensitive Data Identifications)(\/[!-.0-~][ -.0-~]*){1,2}$/,
  name: "namespace/category/classifier of the types taxonomy",
};

/** https://docs.aws.amazon.com/securityhub/latest/userguide/asff-required-attributes.html#ProductArn: private products. */
const defaultProduct: Form = {
  pattern: /^arn:aws[a-z-]*:securityhub:[a-z0-9-]+:(\d{12}):product\/\1\/default$/,
  name: "the default product's ARN of one account",
};

/** User guide of 2020, "ProductFields": letters, digits, white space and _ . / = + \ - @; `aws/` is AWS's own. */
const fieldName: Form = {
  pattern: /^(?!aws\/)[A-Za-z0-9_./=+\\@-][A-Za-z0-9 _./=+\\@-]*$/,
  name: "a name of letters, digits, white space and _ . / = + \\ - @ outside aws/",
};

const hex = "%[0-9A-Fa-f]{2}";
const unit = `[A-Za-z0-9._~!$&'()*+,;=:@/-]|${hex}`;
const label = "[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?";
const host = `((${label}\\.)*[A-Za-z]([A-Za-z0-9-]*[A-Za-z0-9])?\\.?|\\d{1,3}(\\.\\d{1,3}){3}|\\[[0-9A-Fa-f:.]+\\])`;

/**
 * The service wants the format "uri" (https://github.com/aquasecurity/trivy/issues/1999), so what
 * https://www.rfc-editor.org/rfc/rfc3986#appendix-A allows. Gatehouse writes web addresses only, with a host as in DNS
 * and without a user, who could have a password.
 */
export const webAddress: Form = {
  pattern: new RegExp(`^https?://${host}(:\\d{1,5})?(/(${unit})*)?(\\?(${unit}|\\?)*)?(#(${unit}|\\?)*)?$`),
  name: "an http or https address of the characters of RFC 3986",
};

const upTo = (maximum: number): Rule => ({ maximum });

/**
 * By member of the service model, as `Shape.Member`: the numbers are in {@link limit}, with their sources. Severity
 * and types are required in `FindingProviderFields`, because Gatehouse writes them nowhere else:
 * https://docs.aws.amazon.com/securityhub/latest/userguide/asff-required-attributes.html
 */
export const asffRules: Readonly<Record<string, Rule>> = {
  "AwsSecurityFinding.SchemaVersion": { form: { pattern: /^2018-10-08$/, name: "2018-10-08" } },
  "AwsSecurityFinding.Id": upTo(limit.id),
  "AwsSecurityFinding.ProductArn": {
    minimum: limit.productArnMinimum,
    maximum: limit.productArn,
    form: defaultProduct,
  },
  "AwsSecurityFinding.ProductName": upTo(limit.productName),
  "AwsSecurityFinding.CompanyName": upTo(limit.companyName),
  "AwsSecurityFinding.GeneratorId": upTo(limit.generatorId),
  "AwsSecurityFinding.AwsAccountId": {
    minimum: limit.awsAccountId,
    maximum: limit.awsAccountId,
    form: { pattern: /^\d+$/, name: "digits" },
  },
  "AwsSecurityFinding.CreatedAt": { form: timestamp },
  "AwsSecurityFinding.UpdatedAt": { form: timestamp },
  "AwsSecurityFinding.Title": upTo(limit.title),
  "AwsSecurityFinding.Description": upTo(limit.description),
  "AwsSecurityFinding.ProductFields": {
    maximum: limit.productFields,
    keys: { maximum: limit.productFieldKey, form: fieldName },
    entries: upTo(limit.productFieldValue),
  },
  "AwsSecurityFinding.Resources": { minimum: 1, maximum: limit.resources },
  "AwsSecurityFinding.FindingProviderFields": { required: true },
  "FindingProviderFields.Severity": { required: true },
  "FindingProviderFields.Types": {
    required: true,
    minimum: 1,
    maximum: limit.types,
    entries: { form: typeOfTaxonomy },
  },
  "FindingProviderSeverity.Label": { required: true },
  "FindingProviderSeverity.Original": upTo(limit.severityOriginal),
  // Text or Url "must be present and populated": user guide of 2020, "Remediation".
  "Remediation.Recommendation": { minimum: 1 },
  "Recommendation.Text": upTo(limit.recommendationText),
  "Recommendation.Url": { form: webAddress },
  "Resource.Type": upTo(limit.resourceType),
  "Resource.Id": upTo(limit.resourceId),
  "Resource.Region": upTo(limit.resourceRegion),
  "ResourceDetails.Other": {
    maximum: limit.detailsOther,
    keys: upTo(limit.detailsOtherKey),
    entries: upTo(limit.detailsOtherValue),
  },
  "Vulnerability.Id": upTo(limit.vulnerabilityId),
  "Vulnerability.EpssScore": { minimum: 0, maximum: limit.epssScore },
  "VulnerabilityVendor.Name": upTo(limit.vulnerabilityVendor),
  "Cvss.BaseScore": { minimum: 0, maximum: limit.cvssScore },
};
