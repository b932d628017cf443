import { type PolicyStatement, stringEquals } from "./policy";

/** Read access to objects, with their versions. */
export function readObjects(sid: string, bucketArn: string, keys: string): PolicyStatement {
  return { sid, actions: ["s3:GetObject", "s3:GetObjectVersion"], resources: [`${bucketArn}/${keys}`] };
}

export function writeObjects(sid: string, bucketArn: string, keys: string): PolicyStatement {
  return { sid, actions: ["s3:PutObject"], resources: [`${bucketArn}/${keys}`] };
}

export function useObjects(sid: string, bucketArn: string, keys: string): PolicyStatement {
  return { sid, actions: ["s3:GetObject", "s3:PutObject"], resources: [`${bucketArn}/${keys}`] };
}

/** A key, only through S3: the role can encrypt and decrypt objects and nothing else. */
export function useKeyThroughS3(sid: string, keyArn: string, region: string): PolicyStatement {
  return {
    sid,
    actions: ["kms:Decrypt", "kms:GenerateDataKey"],
    resources: [keyArn],
    condition: [stringEquals("kms:ViaService", `s3.${region}.amazonaws.com`)],
  };
}

/** What a role may do with the items of one table. A transaction is authorized by the actions that it is made of. */
export function useTable(sid: string, tableArn: string, actions: readonly string[]): PolicyStatement {
  return { sid, actions: actions.map((action) => `dynamodb:${action}`), resources: [tableArn] };
}

/**
 * A key, only through DynamoDB, which decrypts a table's own key on behalf of whoever reads or writes an item:
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/encryption.usagenotes.html
 */
export function useKeyThroughDynamoDb(sid: string, keyArn: string, region: string): PolicyStatement {
  return {
    sid,
    actions: ["kms:Decrypt", "kms:DescribeKey"],
    resources: [keyArn],
    condition: [stringEquals("kms:ViaService", `dynamodb.${region}.amazonaws.com`)],
  };
}

/** A function's own environment variables: https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars-encryption.html */
export function decryptEnvironment(keyArn: string, region: string): PolicyStatement {
  return {
    sid: "DecryptEnvironment",
    actions: ["kms:Decrypt"],
    resources: [keyArn],
    condition: [stringEquals("kms:ViaService", `lambda.${region}.amazonaws.com`)],
  };
}

/** Traces have no ARN: https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsx-ray.html */
export const writeTraces: PolicyStatement = {
  sid: "WriteTraces",
  actions: ["xray:PutTraceSegments", "xray:PutTelemetryRecords"],
  resources: ["*"],
};
