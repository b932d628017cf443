"""Writes the shapes of a Security Hub finding, from AWS's own service model, as JSON on standard output.

The service model is the one in botocore, the library of the AWS CLI. What Gatehouse cannot write is left out: of the
details of a resource only `Other`, and all documentation. Run by `npm run asff-model:update`, which has a Python with
botocore; a test of the kind `aws` fails when lambdas/shared/asff-schema/model.json is not what this script makes.
"""

import json
import sys

import botocore
import botocore.loaders

ROOT = "BatchImportFindingsRequest"
CONSTRAINTS = ("required", "enum", "pattern", "min", "max")
ONLY_MEMBERS = {"ResourceDetails": ("Other",)}


def pruned(name, shape):
    """A shape without its documentation; its members, entries, keys and values by the names of their shapes."""
    kept = {"type": shape["type"]}
    if "members" in shape:
        wanted = ONLY_MEMBERS.get(name, shape["members"])
        kept["members"] = {member: shape["members"][member]["shape"] for member in wanted}
    for part in ("member", "key", "value"):
        if part in shape:
            kept[part] = shape[part]["shape"]
    kept.update({constraint: shape[constraint] for constraint in CONSTRAINTS if shape.get(constraint) is not None})
    return kept


def reachable(shapes):
    """All shapes that a request can hold, by name."""
    found, waiting = {}, [ROOT]
    while waiting:
        name = waiting.pop()
        if name in found:
            continue
        shape = found[name] = pruned(name, shapes[name])
        waiting += shape.get("members", {}).values()
        waiting += [shape[part] for part in ("member", "key", "value") if part in shape]
    return found


def main():
    model = botocore.loaders.Loader().load_service_model("securityhub", "service-2")
    shapes = reachable(model["shapes"])
    # One line a shape: a newer model is then read by its changed lines.
    lines = [f"{json.dumps(name)}: {json.dumps(shapes[name])}" for name in sorted(shapes)]
    head = {"apiVersion": model["metadata"]["apiVersion"], "botocore": botocore.__version__}
    fields = [f"{json.dumps(key)}: {json.dumps(value)}" for key, value in head.items()]
    body = ",\n    ".join(lines)
    sys.stdout.write("{\n  " + ",\n  ".join(fields) + ',\n  "shapes": {\n    ' + body + "\n  }\n}\n")


if __name__ == "__main__":
    main()
