"""The gaps of Moto 5.2.5 that Gatehouse's local run meets, one function each. Moto is never changed on disk."""

from .cloudformation import (
    change_set_of_the_named_stack,
    outputs_after_change_set,
    unsupported_types_fail,
    updates_that_cannot_be_made_fail,
)
from .codebuild import codebuild_codepipeline_locations, codebuild_keeps_project_settings
from .codepipeline import codepipeline_times
from .config import conformance_packs_take_their_template_inline
from .guardduty import guardduty_keeps_other_features
from .lambda_functions import lambda_keeps_settings
from .organizations import (
    config_can_be_delegated,
    malware_protection_can_be_trusted,
    stack_sets_can_be_trusted,
    stack_sets_keep_auto_deployment,
    stack_sets_leave_out_the_management_account,
)
from .recording import config_keeps_recording_mode, trail_tells_its_selectors
from .s3 import conditional_policy_statements_do_not_deny, eventbridge_notification_is_read_back
from .security_hub import security_hub_is_elsewhere

PATCHES = [
    change_set_of_the_named_stack,
    outputs_after_change_set,
    unsupported_types_fail,
    updates_that_cannot_be_made_fail,
    codebuild_codepipeline_locations,
    codebuild_keeps_project_settings,
    codepipeline_times,
    conformance_packs_take_their_template_inline,
    guardduty_keeps_other_features,
    lambda_keeps_settings,
    config_can_be_delegated,
    malware_protection_can_be_trusted,
    stack_sets_can_be_trusted,
    stack_sets_keep_auto_deployment,
    stack_sets_leave_out_the_management_account,
    config_keeps_recording_mode,
    trail_tells_its_selectors,
    conditional_policy_statements_do_not_deny,
    eventbridge_notification_is_read_back,
    security_hub_is_elsewhere,
]
