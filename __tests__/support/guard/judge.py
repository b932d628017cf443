"""Prints what Guard says of each pair of policy and configuration item on stdin: a status, or `error: …`.

Prints null where this Python has no build of Guard.
"""

import json
import sys


def judge(run_checks, policy, item):
    try:
        # Not the package's own wrapper, which cannot read an answer about an `or`.
        return json.loads(run_checks(json.dumps(item), policy, False))["status"]
    except Exception as error:  # Each kind of mistake in a policy has its own class.
        return f"error: {error}"


def main():
    try:
        from cfn_guard_rs.cfn_guard_rs import run_checks_rs
    except ImportError:
        return None
    return [judge(run_checks_rs, one["policy"], one["item"]) for one in json.load(sys.stdin)]


print(json.dumps(main()))
