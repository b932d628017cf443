/** Who makes a call, as CloudTrail writes it: https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-user-identity.html */
export type Caller = Readonly<Record<string, unknown>>;

/** A session of a role, as people and services have one. */
export function session(account: string, role: string, name: string, more: object = {}): Caller {
  return {
    type: "AssumedRole",
    principalId: `AROAEXAMPLEROLEID0001:${name}`,
    arn: `arn:aws:sts::${account}:assumed-role/${role}/${name}`,
    accountId: account,
    sessionContext: {
      sessionIssuer: {
        type: "Role",
        principalId: "AROAEXAMPLEROLEID0001",
        arn: `arn:aws:iam::${account}:role/${role}`,
        accountId: account,
        userName: role,
      },
      attributes: { mfaAuthenticated: "false", creationDate: "2026-11-26T08:00:00Z" },
    },
    ...more,
  };
}

/** A user of the account itself, who has no role. */
export function user(account: string, name: string): Caller {
  return {
    type: "IAMUser",
    principalId: "AIDAEXAMPLEUSERID00001",
    arn: `arn:aws:iam::${account}:user/${name}`,
    accountId: account,
    userName: name,
  };
}

export interface Call {
  /** e.g. `codepipeline` */
  readonly service: string;
  /** CloudTrail's name, with the date that Lambda's have. */
  readonly name: string;
  readonly parameters: object;
  readonly account: string;
  readonly region?: string;
  readonly caller: Caller;
  readonly more?: object;
}

/** https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-service-event-cloudtrail.html */
export function cloudTrailEvent({ service, name, parameters, account, caller, more = {}, ...place }: Call) {
  const region = place.region ?? "eu-central-1";
  return {
    version: "0",
    id: "36eb8523-97d0-4518-b33d-ee3579ff19f0",
    "detail-type": "AWS API Call via CloudTrail",
    source: `aws.${service}`,
    account,
    time: "2026-11-26T09:15:00Z",
    region,
    resources: [],
    detail: {
      eventVersion: "1.11",
      userIdentity: caller,
      eventTime: "2026-11-26T09:15:00Z",
      eventSource: `${service}.amazonaws.com`,
      eventName: name,
      awsRegion: region,
      sourceIPAddress: "203.0.113.7",
      userAgent: "aws-cli/2.31.0",
      requestParameters: parameters,
      responseElements: null,
      requestID: "1b1b6f9e-0000-4000-8000-00000000000a",
      eventID: "7e5a1f2c-0000-4000-8000-000000000001",
      readOnly: false,
      eventType: "AwsApiCall",
      managementEvent: true,
      recipientAccountId: account,
      eventCategory: "Management",
      ...more,
    },
  };
}
