"""Reads a JSON array of shell lines, and writes for each what the AWS CLI would not know of its `aws ...` commands.

Operations, options, required ones and the members of JSON values are compared with botocore's models, from which the
AWS CLI makes its commands. Empty for a line whose commands all exist.
"""

import json
import re
import shlex
import sys

import botocore
import botocore.loaders
import botocore.model
import botocore.validate

# Written by hand in the AWS CLI: botocore has no model of them.
CUSTOM = {("s3", "ls"), ("cloudformation", "deploy")}
RENAMED = {"configservice": "config"}
GLOBAL = {"region", "query", "output", "profile"}


def calls(line):
    while inner := re.search(r"\$\(([^()]*)\)", line):
        yield from calls(inner[1])
        line = f"{line[:inner.start()]}VALUE{line[inner.end():]}"
    for piece in re.split(r";|\|| do ", line):
        words = shlex.split(piece)
        if "aws" in words:
            yield words[words.index("aws") + 1 :]


def problems(words):
    service_name, command, *options = words
    if (service_name, command) in CUSTOM:
        return
    description = botocore.loaders.Loader().load_service_model(RENAMED.get(service_name, service_name), "service-2")
    service = botocore.model.ServiceModel(description, service_name)
    operations = {botocore.xform_name(name, "-"): name for name in service.operation_names}
    if command not in operations:
        yield f"{service_name} has no {command}"
        return
    shape = service.operation_model(operations[command]).input_shape
    members = {botocore.xform_name(name, "-"): name for name in shape.members}
    given = {option[2:]: index for index, option in enumerate(options) if option.startswith("--")}
    for option in given.keys() - members.keys() - GLOBAL:
        yield f"{service_name} {command} has no --{option}"
    for name in shape.required_members:
        if botocore.xform_name(name, "-") not in given:
            yield f"{service_name} {command} needs --{botocore.xform_name(name, '-')}"
    for option, index in given.items():
        value = options[index + 1] if index + 1 < len(options) else ""
        if option in members and value.startswith("{"):
            report = botocore.validate.ParamValidator().validate(json.loads(value), shape.members[members[option]])
            if report.has_errors():
                yield f"{service_name} {command} --{option}: {report.generate_report()}"


def main():
    answers = [[problem for call in calls(line) for problem in problems(call)] for line in json.load(sys.stdin)]
    json.dump(answers, sys.stdout)


if __name__ == "__main__":
    main()
