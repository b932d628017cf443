"""Prints every rule that this Checkov has, with its categories, as JSON: run by `gatehouse tools checkov-rules`.

Checkov's reports carry no category, so it is read where Checkov keeps it: in the Python checks (each registers itself
when its module is imported), in the metadata of the YAML and JSON checks, and, for secrets, in the runner's source.
"""

import importlib
import inspect
import json
import logging
import pkgutil
import re
import sys
from collections import defaultdict
from pathlib import Path

import yaml

import checkov
from checkov.common.checks.base_check_registry import BaseCheckRegistry
from checkov.secrets import runner as secrets_runner
from checkov.version import version

Rules = dict[str, set[str]]


def from_python(rules: Rules) -> None:
    """One rule may have a check per framework, and they need not agree on the category."""
    for module in pkgutil.walk_packages(checkov.__path__, "checkov."):
        # The example borrows the id of a real rule.
        if ".checks" in module.name and not module.name.startswith("checkov.example_runner."):
            importlib.import_module(module.name)
    for check in BaseCheckRegistry.get_all_registered_checks():
        rules[check.id].update(category.name for category in check.categories)


def from_files(rules: Rules) -> None:
    for file in sorted(Path(checkov.__path__[0]).rglob("checks/**/*")):
        if file.suffix in (".yaml", ".yml", ".json"):
            # YAML 1.2 holds JSON, and what these files hold of it PyYAML reads too.
            metadata = yaml.safe_load(file.read_text(encoding="utf-8"))["metadata"]
            rules[metadata["id"]].add(metadata["category"].upper())


def from_secrets(rules: Rules) -> None:
    """Secrets have no checks: the ids stand in a table, in sets and in conditions of the runner."""
    for rule in re.findall(r"CKV_SECRET_\d+", inspect.getsource(secrets_runner)):
        rules[rule].add("SECRETS")


def in_order(rule: str) -> str:
    return re.sub(r"\d+", lambda number: number.group().zfill(6), rule)


def main() -> None:
    logging.disable(logging.CRITICAL)
    rules: Rules = defaultdict(set)
    for read in (from_python, from_files, from_secrets):
        read(rules)
    without = sorted(rule for rule, categories in rules.items() if not categories)
    if without:
        sys.exit(f"no category in Checkov {version}: {', '.join(without)}")
    ordered = {rule: sorted(rules[rule]) for rule in sorted(rules, key=in_order)}
    print(json.dumps({"checkovVersion": version, "rules": ordered}))


main()
