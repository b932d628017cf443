"""CodePipeline."""

from moto.codepipeline.models import CodePipeline


def codepipeline_times() -> None:
    """GetPipeline answers ``created`` and ``updated`` as text.

    The service's JSON 1.1 protocol has epoch seconds there; the Go SDK, and so Terraform, fails to read text
    ("expected Timestamp to be a JSON Number").
    """

    def metadata(self: CodePipeline) -> dict[str, object]:
        return {
            "pipelineArn": self._arn,
            "created": self._created.timestamp(),
            "updated": self._updated.timestamp(),
        }

    CodePipeline.metadata = property(metadata)
