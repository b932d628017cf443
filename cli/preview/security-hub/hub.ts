import { type Caller, ServiceError } from "./protocol";
import type { Fields } from "./shape";
import type { Hub, Partition } from "./store";

const generators = ["STANDARD_CONTROL", "SECURITY_CONTROL"];

function generatorOf(input: Fields, otherwise: string): string {
  const value = input.ControlFindingGenerator ?? otherwise;
  if (typeof value !== "string" || !generators.includes(value))
    throw new ServiceError("InvalidInputException", `Invalid parameter 'ControlFindingGenerator': ${String(value)}`);
  return value;
}

function hubArn({ account, region }: Caller): string {
  return `arn:aws:securityhub:${region}:${account}:hub/default`;
}

/** The hub of the caller; every finding call on a hub that is off is refused. */
export function requireHub(partition: Partition, caller: Caller): Hub {
  if (!partition.hub)
    throw new ServiceError("InvalidAccessException", `Account ${caller.account} is not subscribed to AWS Security Hub`);
  return partition.hub;
}

/** https://docs.aws.amazon.com/securityhub/1.0/APIReference/API_EnableSecurityHub.html */
export function enableSecurityHub(partition: Partition, input: Fields, now: number): object {
  if (partition.hub)
    throw new ServiceError("ResourceConflictException", "Account is already subscribed to Security Hub");
  partition.hub = {
    subscribedAt: new Date(now).toISOString(),
    autoEnableControls: true,
    controlFindingGenerator: generatorOf(input, "SECURITY_CONTROL"),
  };
  return {};
}

/** https://docs.aws.amazon.com/securityhub/1.0/APIReference/API_DescribeHub.html */
export function describeHub(partition: Partition, caller: Caller): object {
  const hub = requireHub(partition, caller);
  return {
    HubArn: hubArn(caller),
    SubscribedAt: hub.subscribedAt,
    AutoEnableControls: hub.autoEnableControls,
    ControlFindingGenerator: hub.controlFindingGenerator,
  };
}

/** https://docs.aws.amazon.com/securityhub/1.0/APIReference/API_UpdateSecurityHubConfiguration.html */
export function updateSecurityHubConfiguration(partition: Partition, input: Fields, caller: Caller): object {
  const hub = requireHub(partition, caller);
  partition.hub = {
    ...hub,
    autoEnableControls:
      typeof input.AutoEnableControls === "boolean" ? input.AutoEnableControls : hub.autoEnableControls,
    controlFindingGenerator: generatorOf(input, hub.controlFindingGenerator),
  };
  return {};
}

/** https://docs.aws.amazon.com/securityhub/1.0/APIReference/API_DisableSecurityHub.html */
export function disableSecurityHub(partition: Partition, caller: Caller): object {
  if (!partition.hub)
    throw new ServiceError(
      "ResourceNotFoundException",
      `Account ${caller.account} is not subscribed to AWS Security Hub`,
    );
  partition.hub = undefined;
  return {};
}
