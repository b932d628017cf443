"""AWS Config and CloudTrail: what a plan that adopts them reads."""

from typing import Any

from moto.cloudtrail.models import Trail
from moto.config.models import ConfigBackend


def config_keeps_recording_mode() -> None:
    """A recorder forgets its recordingMode, so every plan would set it again."""
    put = ConfigBackend.put_configuration_recorder
    describe = ConfigBackend.describe_configuration_recorders

    def put_configuration_recorder(self: ConfigBackend, config_recorder: dict[str, Any]) -> None:
        put(self, config_recorder)
        # With an underscore: Moto answers with every other attribute, its name in camel case.
        self.recorders[config_recorder["name"]]._recording_mode = config_recorder.get("recordingMode")

    def describe_configuration_recorders(self: ConfigBackend, recorder_names: list[str] | None) -> list[dict[str, Any]]:
        return [
            {**found, "recordingMode": mode} if (mode := self.recorders[found["name"]]._recording_mode) else found
            for found in describe(self, recorder_names)
        ]

    ConfigBackend.put_configuration_recorder = put_configuration_recorder
    ConfigBackend.describe_configuration_recorders = describe_configuration_recorders


def trail_tells_its_selectors() -> None:
    """A trail says that it has no selectors of its own, also when it has, so nobody asks for them."""
    description = Trail.description

    def with_selectors(self: Trail, include_region: bool = False) -> dict[str, Any]:
        told = description(self, include_region)
        told["HasCustomEventSelectors"] = bool(self.event_selectors or self.advanced_event_selectors)
        told["HasInsightSelectors"] = bool(self.insight_selectors)
        return told

    Trail.description = with_selectors
