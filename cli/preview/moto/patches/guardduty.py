"""GuardDuty."""

from typing import Any

from moto.guardduty.models import Detector


def guardduty_keeps_other_features() -> None:
    """UpdateDetector forgets the features that it does not name; AWS changes only those that it names.

    Terraform names one at a time, so that each would switch off the ones before.
    """
    update = Detector.update

    def update_named(
        self: Detector,
        enable: bool,
        finding_publishing_frequency: str,
        data_sources: dict[str, Any],
        features: list[dict[str, Any]],
    ) -> None:
        by_name = {feature["name"]: feature for feature in [*self.features, *(features or [])]}
        update(self, enable, finding_publishing_frequency, data_sources, list(by_name.values()))

    Detector.update = update_named
