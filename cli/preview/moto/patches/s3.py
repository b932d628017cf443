"""S3."""

import json
from typing import Any

from moto.core.responses import ActionResult
from moto.iam.access_control import PermissionResult
from moto.s3.models import FakeBucket
from moto.s3.responses import S3Response


def conditional_policy_statements_do_not_deny() -> None:
    """A bucket policy's statement with a condition denies everybody: Moto reads an unmet condition as "denied".

    With ``Deny`` unless ``aws:SecureTransport``, as every bucket of ours has it, no object could be read. Moto knows
    none of the condition's values, so such statements count for nothing here; AWS is where they are proven.
    """
    get_permission = FakeBucket.get_permission

    def unconditional(self: FakeBucket, action: str, resource: str) -> Any:
        if self.policy is None:
            return PermissionResult.NEUTRAL
        policy = json.loads(self.policy)
        statements = policy["Statement"] if isinstance(policy["Statement"], list) else [policy["Statement"]]
        left = [statement for statement in statements if "Condition" not in statement]
        if not left:
            return PermissionResult.NEUTRAL
        if len(left) == len(statements):
            return get_permission(self, action, resource)
        original = self.policy
        self.policy = json.dumps({**policy, "Statement": left}).encode()
        try:
            return get_permission(self, action, resource)
        finally:
            self.policy = original

    FakeBucket.get_permission = unconditional


def eventbridge_notification_is_read_back() -> None:
    """GetBucketNotificationConfiguration leaves out that EventBridge is on, so every plan would switch it on again."""
    get = S3Response.get_bucket_notification

    def get_bucket_notification(self: S3Response) -> Any:
        serialized = self.serialized

        def with_event_bridge(result: ActionResult) -> Any:
            configuration = self.backend.get_bucket_notification_configuration(self.bucket_name)
            if configuration and configuration.event_bridge is not None:
                result._result["EventBridgeConfiguration"] = {}
            return serialized(result)

        # A response object serves one request, so nobody else sees this.
        self.serialized = with_event_bridge
        return get(self)

    S3Response.get_bucket_notification = get_bucket_notification
