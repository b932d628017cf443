"""Writes the resource types that AWS Config records, from AWS's own service model, as JSON on standard output.

The service model is the one in botocore, the library of the AWS CLI. Run by `npm run config-resource-types:update`, which
has a Python with botocore; a test of the kind `aws` fails when config/config-resource-types.json is not what this makes.
"""

import json
import sys

import botocore
import botocore.loaders


def main():
    model = botocore.loaders.Loader().load_service_model("config", "service-2")
    types = sorted(model["shapes"]["ResourceType"]["enum"])
    # One line a type: a newer model is then read by its changed lines.
    lines = ",\n    ".join(json.dumps(name) for name in types)
    sys.stdout.write(f'{{\n  "botocore": {json.dumps(botocore.__version__)},\n  "resourceTypes": [\n    {lines}\n  ]\n}}\n')


if __name__ == "__main__":
    main()
