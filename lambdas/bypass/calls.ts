import { own } from "../shared/json";
import type { SeverityLabel } from "../shared/severity";

/** What a call that goes round the gate means. */
export interface BypassCall {
  /** CRITICAL: the gate's answer no longer decides. HIGH: what leads there, or hides it. LOW: to be read, no alarm. */
  readonly severity: SeverityLabel;
  /** Category of ASFF's namespace TTPs: https://docs.aws.amazon.com/securityhub/latest/userguide/asff-type-taxonomy.html */
  readonly tactic: "Defense Evasion" | "Privilege Escalation";
  /** What is so now. */
  readonly meaning: string;
}

const evasion = (severity: SeverityLabel, meaning: string): BypassCall => ({
  severity,
  tactic: "Defense Evasion",
  meaning,
});
const changedFunction = evasion("CRITICAL", "What judges, imports or fingerprints is not what was reviewed.");
const reachableFunction = evasion("HIGH", "Somebody else decides who calls the function, or whether it runs at all.");
const widerRole: BypassCall = {
  severity: "CRITICAL",
  tactic: "Privilege Escalation",
  meaning: "One of Gatehouse's roles may do more, or is assumed by others, than was reviewed.",
};
const narrowerRole = evasion("HIGH", "One of Gatehouse's roles lacks what it needs, or a limit that it had.");
const silencedRule = evasion("HIGH", "Calls and alarms of this account may no longer reach the security account.");
const openedBucket = evasion("HIGH", "What lies in the bucket may be read, changed or lost in ways nobody reviewed.");

/** Calls by service; each is matched by exactly one rule of `modules/detections/`. */
const calls: Readonly<Record<string, Readonly<Record<string, BypassCall>>>> = {
  codepipeline: {
    OverrideStageCondition: evasion(
      "CRITICAL",
      "A stage was entered against its condition, whatever the gate answered.",
    ),
    UpdatePipeline: evasion("CRITICAL", "The stages, their conditions or their actions are not what was reviewed."),
    PutJobSuccessResult: evasion("CRITICAL", "Somebody answered in the place of a function, perhaps with a verdict."),
    RetryStageExecution: evasion("HIGH", "A failed stage ran again without what comes before it."),
    RollbackStage: evasion("HIGH", "An older execution was deployed again, which was judged by older rules."),
    DeletePipeline: evasion("HIGH", "The pipeline is gone, and one of the same name may be made."),
    PutApprovalResult: evasion("LOW", "Somebody answered an approval. It is right when this person was to."),
  },
  codebuild: {
    UpdateProject: evasion("CRITICAL", "What scans the workload is not what was reviewed."),
    StartBuild: evasion(
      "CRITICAL",
      "A build ran outside its pipeline or with other settings: its report may say anything.",
    ),
    StartBuildBatch: evasion("CRITICAL", "A build ran outside its pipeline: its report may say anything."),
    DeleteProject: evasion("HIGH", "The project is gone, and one of the same name may be made."),
  },
  lambda: {
    UpdateFunctionCode: changedFunction,
    UpdateFunctionConfiguration: changedFunction,
    UpdateAlias: changedFunction,
    DeleteFunction: reachableFunction,
    AddPermission: reachableFunction,
    CreateFunctionUrlConfig: reachableFunction,
    PutFunctionConcurrency: reachableFunction,
    DeleteFunctionCodeSigningConfig: reachableFunction,
    PutFunctionCodeSigningConfig: reachableFunction,
  },
  iam: {
    AttachRolePolicy: widerRole,
    PutRolePolicy: widerRole,
    UpdateAssumeRolePolicy: widerRole,
    CreateRole: widerRole,
    DeleteRolePermissionsBoundary: widerRole,
    PutRolePermissionsBoundary: widerRole,
    CreatePolicyVersion: widerRole,
    SetDefaultPolicyVersion: widerRole,
    DeleteRole: narrowerRole,
    DeleteRolePolicy: narrowerRole,
    DetachRolePolicy: narrowerRole,
    DeletePolicy: narrowerRole,
  },
  events: {
    DisableRule: silencedRule,
    DeleteRule: silencedRule,
    PutRule: silencedRule,
    PutTargets: silencedRule,
    RemoveTargets: silencedRule,
    PutPermission: silencedRule,
    RemovePermission: silencedRule,
    DeleteEventBus: silencedRule,
  },
  s3: {
    PutBucketPolicy: openedBucket,
    DeleteBucketPolicy: openedBucket,
    PutBucketLifecycle: openedBucket,
    DeleteBucketLifecycle: openedBucket,
    PutObjectLockConfiguration: openedBucket,
    PutBucketObjectLockConfiguration: openedBucket,
    PutBucketVersioning: openedBucket,
    PutBucketEncryption: openedBucket,
    DeleteBucketEncryption: openedBucket,
    PutBucketPublicAccessBlock: openedBucket,
    DeleteBucketPublicAccessBlock: openedBucket,
    PutBucketNotification: openedBucket,
    PutBucketReplication: openedBucket,
    PutBucketAcl: openedBucket,
    DeleteBucket: openedBucket,
  },
  sts: {
    AssumeRole: {
      severity: "CRITICAL",
      tactic: "Privilege Escalation",
      meaning:
        "Terraform's role, which may change everything and raises no alarm by it, was assumed from another account.",
    },
  },
};

/** Every call that the rules forward, for the tests. */
export const bypassCalls: readonly (readonly [service: string, call: string])[] = Object.entries(calls).flatMap(
  ([service, byName]) => Object.keys(byName).map((call) => [service, call] as const),
);

/** Of a call that a rule forwards and that is not here: told all the same. */
const unknownCall = evasion("HIGH", "A rule forwards this call, and nothing here says what it means.");

export function bypassCall(service: string, call: string): BypassCall {
  return own(own(calls, service) ?? {}, call) ?? unknownCall;
}
