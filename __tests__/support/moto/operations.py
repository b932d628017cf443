"""Reads [{"service", "operation"}, ...] and prints those that Moto has, as "service:operation"."""

import importlib
import json
import re
import sys

from moto.core.responses import BaseResponse


def has(service: str, operation: str) -> bool:
    try:
        responses = importlib.import_module(f"moto.{service}.responses")
    except ModuleNotFoundError:
        return False
    method = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", operation).lower()
    classes = [value for value in vars(responses).values() if isinstance(value, type)]
    return any(method in vars(value) for value in classes if issubclass(value, BaseResponse))


print(json.dumps([f"{given['service']}:{given['operation']}" for given in json.load(sys.stdin) if has(**given)]))
