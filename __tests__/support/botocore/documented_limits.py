"""Writes the limits that the documentation inside botocore's service model gives to members of a finding.

As {"Shape.Member": {…}}: for text `minimum` and `maximum` characters, for a list its entries, and for a map the `maximum`
of its pairs, and the longest of its `keys` and `entries`.
"""

import html
import json
import re
import sys

import botocore.loaders

RANGE = re.compile(
    r"(?:Length Constraints|Array Members): "
    r"(?:Minimum (?:length of|of|number of) (?P<minimum>\d+)(?: length| items?)?\. )?"
    r"Maximum (?:length of|of|number of) (?P<maximum>\d+)"
)
EXACT = re.compile(r"Length Constraints: (?P<minimum>(?P<maximum>\d+))\.")
PAIRS = re.compile(
    r"up to (?P<maximum>\d+) key-value pairs\. For each key-value pair, the key can contain up to (?P<keys>\d+) "
    r"characters, and the value can contain up to (?P<entries>\d+) characters"
)


def limits_of(documentation):
    plain = re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", "", documentation)))
    found = RANGE.search(plain) or EXACT.search(plain) or PAIRS.search(plain)
    return {name: int(value) for name, value in found.groupdict().items() if value} if found else None


def main():
    shapes = botocore.loaders.Loader().load_service_model("securityhub", "service-2")["shapes"]
    found = {
        f"{name}.{member}": limits
        for name, shape in shapes.items()
        for member, of in shape.get("members", {}).items()
        if (limits := limits_of(of.get("documentation", ""))) is not None
    }
    json.dump(found, sys.stdout)


if __name__ == "__main__":
    main()
