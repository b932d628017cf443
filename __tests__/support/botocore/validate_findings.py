"""Reads a JSON array of findings, and writes for each what botocore's parameter validation says of importing it.

This is the AWS CLI's own check before a call. A finding that passes is made a request as well, as the CLI would.
"""

import json
import sys

import botocore.loaders
import botocore.model
import botocore.serialize
import botocore.validate


def main():
    description = botocore.loaders.Loader().load_service_model("securityhub", "service-2")
    service = botocore.model.ServiceModel(description, "securityhub")
    operation = service.operation_model("BatchImportFindings")
    validator = botocore.validate.ParamValidator()
    serializer = botocore.serialize.create_serializer(service.protocol)
    answers = []
    for finding in json.load(sys.stdin):
        parameters = {"Findings": [finding]}
        report = validator.validate(parameters, operation.input_shape)
        problems = report.generate_report()
        if not problems:
            body = serializer.serialize_to_request(parameters, operation)["body"]
            problems = "" if json.loads(body) == parameters else "the request holds something else"
        answers.append(problems)
    json.dump(answers, sys.stdout)


if __name__ == "__main__":
    main()
