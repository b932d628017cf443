"""CodeBuild."""

from typing import Any

from moto.codebuild import responses
from moto.codebuild.models import CodeBuild


def codebuild_codepipeline_locations() -> None:
    """A project of a pipeline has source and artifacts of type CODEPIPELINE, which have no location; Moto wants one."""

    def tolerant(validate: Any) -> Any:
        def check(part: dict[str, Any]) -> None:
            if part["type"] != "CODEPIPELINE":
                validate(part)

        return check

    responses._validate_required_params_source = tolerant(responses._validate_required_params_source)
    responses._validate_required_params_artifacts = tolerant(responses._validate_required_params_artifacts)


def codebuild_keeps_project_settings() -> None:
    """CreateProject forgets ``encryptionKey`` and ``concurrentBuildLimit``, so that every plan would change them back."""
    create = responses.CodeBuildResponse.create_project

    def create_project(self: responses.CodeBuildResponse) -> Any:
        result = create(self)
        project: CodeBuild = self.codebuild_backend.codebuild_projects[self._get_param("name")]
        for name in ("encryptionKey", "concurrentBuildLimit"):
            value = self._get_param(name)
            if value is not None:
                project.project_metadata[name] = value
        return result

    responses.CodeBuildResponse.create_project = create_project
