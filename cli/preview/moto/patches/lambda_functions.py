"""Lambda."""

from typing import Any

from moto.awslambda.models import LambdaFunction


def lambda_keeps_settings() -> None:
    """A function forgets its dead-letter queue and logging configuration, so every plan would set them again."""
    names = ("DeadLetterConfig", "LoggingConfig")
    init = LambdaFunction.__init__
    configuration = LambdaFunction.get_configuration
    update = LambdaFunction.update_configuration

    def remember(self: LambdaFunction, account_id: str, spec: dict[str, Any], *args: Any, **kwargs: Any) -> None:
        init(self, account_id, spec, *args, **kwargs)
        self.gatehouse_settings = {name: spec[name] for name in names if name in spec}

    def get_configuration(self: LambdaFunction, on_create: bool = False) -> dict[str, Any]:
        return {**configuration(self, on_create), **self.gatehouse_settings}

    def update_configuration(self: LambdaFunction, config_updates: dict[str, Any]) -> dict[str, Any]:
        self.gatehouse_settings.update({name: config_updates[name] for name in names if name in config_updates})
        update(self, config_updates)
        return self.get_configuration()

    LambdaFunction.__init__ = remember
    LambdaFunction.get_configuration = get_configuration
    LambdaFunction.update_configuration = update_configuration
