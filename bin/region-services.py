"""Writes which services each region lacks, from AWS's own list of endpoints, as JSON on standard output.

The list is the one in botocore, the library of the AWS CLI. Only the partition `aws` and the services that Gatehouse
sets up by region are kept. Run by `npm run region-services:update`, which has a Python with botocore; a test of the kind
`aws` fails when config/region-services.json is not what this script makes.
"""

import json
import sys

import botocore
import botocore.loaders

# As the AWS CLI calls them, by the name of their endpoint.
SERVICES = {
    "accessanalyzer": "access-analyzer",
    "codebuild": "codebuild",
    "codepipeline": "codepipeline",
    "configservice": "config",
    "detective": "api.detective",
    "dynamodb": "dynamodb",
    "ecr": "api.ecr",
    "events": "events",
    "guardduty": "guardduty",
    "inspector2": "inspector2",
    "kms": "kms",
    "lambda": "lambda",
    "logs": "logs",
    "macie2": "macie2",
    "oam": "oam",
    "securityhub": "securityhub",
    "signer": "signer",
    "sns": "sns",
    "sqs": "sqs",
    "xray": "xray",
}


def main():
    partitions = botocore.loaders.Loader().load_data("endpoints")["partitions"]
    aws = next(partition for partition in partitions if partition["partition"] == "aws")
    endpoints = {service: aws["services"][prefix]["endpoints"] for service, prefix in SERVICES.items()}
    # One line a region: a newer list is then read by its changed lines.
    lines = []
    for region in sorted(aws["regions"]):
        lacking = [service for service in sorted(SERVICES) if region not in endpoints[service]]
        lines.append(f"{json.dumps(region)}: {json.dumps(lacking)}")
    body = ",\n    ".join(lines)
    sys.stdout.write(
        f'{{\n  "botocore": {json.dumps(botocore.__version__)},\n'
        f'  "services": {json.dumps(sorted(SERVICES))},\n'
        f'  "lacking": {{\n    {body}\n  }}\n}}\n'
    )


if __name__ == "__main__":
    main()
