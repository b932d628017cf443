"""Organizations, and CloudFormation's StackSets for them."""

from types import SimpleNamespace
from typing import Any

from moto.cloudformation.models import StackInstances, StackSet
from moto.cloudformation.responses import CloudFormationResponse
from moto.core.responses import ActionResult
from moto.organizations.models import FakeDelegatedAdministrator, FakeServiceAccess, organizations_backends

STACK_SETS = "member.org.stacksets.cloudformation.amazonaws.com"


def malware_protection_can_be_trusted() -> None:
    """EnableAWSServiceAccess refuses GuardDuty's malware protection: Moto's list of services is older than it."""
    FakeServiceAccess.TRUSTED_SERVICES.append("malware-protection.guardduty.amazonaws.com")


def config_can_be_delegated() -> None:
    """RegisterDelegatedAdministrator refuses AWS Config: Moto's list of services lacks it.

    https://docs.aws.amazon.com/config/latest/developerguide/aggregated-register-delegated-administrator.html
    """
    FakeDelegatedAdministrator.SUPPORTED_SERVICES.append("config.amazonaws.com")


def stack_sets_can_be_trusted() -> None:
    """ActivateOrganizationsAccess and DescribeOrganizationsAccess are not there.

    The first trusts the service in AWS Organizations, as AWS does it; the second says whether it is trusted.
    """

    def services(self: CloudFormationResponse) -> list[dict[str, Any]]:
        backend = organizations_backends[self.current_account][self.partition]
        return backend.list_aws_service_access_for_organization()["EnabledServicePrincipals"]

    def activate(self: CloudFormationResponse) -> ActionResult:
        backend = organizations_backends[self.current_account][self.partition]
        backend.enable_aws_service_access(ServicePrincipal=STACK_SETS)
        return ActionResult({})

    def describe(self: CloudFormationResponse) -> ActionResult:
        trusted = any(service["ServicePrincipal"] == STACK_SETS for service in services(self))
        return ActionResult({"Status": "ENABLED" if trusted else "DISABLED"})

    CloudFormationResponse.activate_organizations_access = activate
    CloudFormationResponse.describe_organizations_access = describe


def stack_sets_keep_auto_deployment() -> None:
    """CreateStackSet and UpdateStackSet forget AutoDeployment, so a StackSet would be set up anew at every look."""

    def keeping(method: str) -> None:
        original = getattr(CloudFormationResponse, method)

        def respond(self: CloudFormationResponse) -> Any:
            answer = original(self)
            given = self._get_params().get("AutoDeployment")
            if given:
                stack_set = self.cloudformation_backend.describe_stack_set(self._get_param("StackSetName"))
                stack_set.auto_deployment = {
                    name: str(value).lower() == "true" for name, value in given.items()
                }
            return answer

        setattr(CloudFormationResponse, method, respond)

    StackSet.auto_deployment = None
    keeping("create_stack_set")
    keeping("update_stack_set")


def stack_sets_leave_out_the_management_account() -> None:
    """A StackSet of an organization is deployed to the management account, too.

    AWS never does that, so the account has a stack of its own with roles of the same names:
    https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/stacksets-orgs-manage-auto-deployment.html
    """
    org_backend = StackInstances.org_backend.fget

    def members(self: StackInstances) -> Any:
        backend = org_backend(self)
        accounts = [account for account in backend.accounts if account.id != self.account_id]
        return SimpleNamespace(accounts=accounts, ou=backend.ou)

    StackInstances.org_backend = property(members)
