"""Writes AWS Config's managed rules, their parameters and where they are offered, as JSON on standard output.

AWS has no API for that. Moto, the embedded AWS, carries a reading of AWS's own pages (its version is recorded), and
botocore the names of the regions that those pages use. Run by `npm run managed-rules:update`, which has a Python with
both; a test of the kind `aws` fails when config/compliance/managed-rules.json is not what this script makes.
"""

import datetime
import gzip
import importlib.metadata
import json
import pathlib
import re
import sys

import botocore.loaders
import moto

EVERYWHERE = "All supported AWS regions"
EXCEPT = f"{EVERYWHERE} except "
ONLY = "Only available in "


def region_ids():
    """The ids of the regions of all partitions by the names that AWS's pages use."""
    partitions = botocore.loaders.Loader().load_data("endpoints")["partitions"]
    return {region["description"]: id for one in partitions for id, region in one["regions"].items()}


def not_in(sentence, ids):
    """The regions of the partition `aws` in which a rule is not offered."""
    ours = {id for id in ids.values() if re.fullmatch(r"(af|ap|ca|eu|il|me|mx|sa|us)-[a-z]+-\d", id)}
    if sentence == EVERYWHERE:
        return []
    kind = EXCEPT if sentence.startswith(EXCEPT) else ONLY
    named = {ids[name] for name in sentence.removeprefix(kind).removesuffix(" Region").split(", ")}
    return sorted(named & ours if kind == EXCEPT else ours - named)


def parameter(read):
    kept = {"type": read["Type"], "required": not read["Optional"]}
    return {**kept, "default": read["Default"]} if "Default" in read else kept


def rule(read, ids):
    return {
        "periodic": "Periodic" in read["Trigger type"],
        "resourceTypes": [one for one in re.split(r",\s*", read.get("Resource Types", "")) if one],
        "parameters": {one["Name"]: parameter(one) for one in sorted(read["Parameters"], key=lambda one: one["Name"])},
        "notIn": not_in(read["AWS Region"], ids),
    }


def main():
    ids = region_ids()
    file = pathlib.Path(moto.__file__).parent / "config" / "resources" / "aws_managed_rules.json.gz"
    rules = json.loads(gzip.decompress(file.read_bytes()))["ManagedRules"]
    # One line a rule: a newer list is then read by its changed lines.
    lines = [f"{json.dumps(name)}: {json.dumps(rule(rules[name], ids))}" for name in sorted(rules)]
    head = {"moto": importlib.metadata.version("moto"), "written": datetime.date.today().isoformat()}
    fields = [f"{json.dumps(key)}: {json.dumps(value)}" for key, value in head.items()]
    body = ",\n    ".join(lines)
    sys.stdout.write("{\n  " + ",\n  ".join(fields) + ',\n  "rules": {\n    ' + body + "\n  }\n}\n")


if __name__ == "__main__":
    main()
