"""Prints, per event on stdin, the names of the EventBridge patterns that it matches, as Moto matches them."""

import json
import sys

from moto.events.models import EventPattern

given = json.load(sys.stdin)
patterns = {name: EventPattern.load(json.dumps(pattern)) for name, pattern in given["patterns"].items()}
json.dump(
    [[name for name, pattern in patterns.items() if pattern.matches_event(event)] for event in given["events"]],
    sys.stdout,
)
