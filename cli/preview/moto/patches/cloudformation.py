"""CloudFormation."""

from typing import Any

from moto.cloudformation.exceptions import ValidationError
from moto.cloudformation.models import ChangeSet, CloudFormationBackend, Stack
from moto.cloudformation.parsing import resource_class_from_type
from moto.cloudformation.responses import CloudFormationResponse


def change_set_of_the_named_stack() -> None:
    """A change set given by name is taken from any stack.

    Names repeat over stacks (every pipeline calls its change set the same): Moto describes, executes and deletes the
    first or last one of that name, whatever StackName says. AWS looks it up within the stack.
    """

    def named(backend: CloudFormationBackend, name: str, stack_name: str | None) -> str:
        if name in backend.change_sets:
            return name
        for arn, change_set in reversed(backend.change_sets.items()):
            if change_set.change_set_name == name and stack_name in (change_set.stack_name, change_set.stack_id):
                return arn
        raise ValidationError(message=f"ChangeSet [{name}] does not exist")

    def by_stack(method: str) -> None:
        original = getattr(CloudFormationResponse, method)

        def respond(self: CloudFormationResponse) -> Any:
            arn = named(self.cloudformation_backend, self._get_param("ChangeSetName"), self._get_param("StackName"))
            get_param = self._get_param
            self._get_param = lambda key, *rest: arn if key == "ChangeSetName" else get_param(key, *rest)
            return original(self)

        setattr(CloudFormationResponse, method, respond)

    for method in ("describe_change_set", "execute_change_set", "delete_change_set"):
        by_stack(method)


def outputs_after_change_set() -> None:
    """A stack made or changed by a change set has no Outputs: Moto never reads them from the new template."""
    execute = CloudFormationBackend.execute_change_set

    def execute_change_set(self: CloudFormationBackend, change_set_name: str, stack_name: str | None = None) -> None:
        execute(self, change_set_name, stack_name)
        stack = self.stacks[self.describe_change_set(change_set_name).stack_id]
        stack._parse_template()
        stack.output_map = stack._create_output_map()

    CloudFormationBackend.execute_change_set = execute_change_set


def unsupported_types_fail() -> None:
    """A type that Moto cannot make becomes CREATE_COMPLETE with an empty physical id.

    A deployment that made nothing would look successful. CreateStack is refused and a change set is FAILED, with the
    types named, as AWS does for types it does not know ("Unrecognized resource types").
    """

    def reason(template: dict[str, Any]) -> str | None:
        types = sorted({str(resource.get("Type")) for resource in template.get("Resources", {}).values()})
        unknown = [kind for kind in types if not resource_class_from_type(kind)]
        if template.get("Transform"):
            return f"Template format error: transforms are not supported by this stand-in: {template['Transform']}"
        return f"Template format error: Unrecognized resource types: {unknown}" if unknown else None

    create_change_set = CloudFormationBackend.create_change_set

    def create_change_set_or_fail(self: CloudFormationBackend, *args: Any, **kwargs: Any) -> tuple[str, str]:
        change_set_id, stack_id = create_change_set(self, *args, **kwargs)
        change_set: ChangeSet = self.change_sets[change_set_id]
        failure = reason(change_set.template_dict)
        if failure:
            change_set.status = "FAILED"
            change_set.execution_status = "UNAVAILABLE"
            change_set.status_reason = failure
        return change_set_id, stack_id

    CloudFormationBackend.create_change_set = create_change_set_or_fail

    execute = CloudFormationBackend.execute_change_set

    def execute_available(self: CloudFormationBackend, change_set_name: str, stack_name: str | None = None) -> None:
        change_set = self.describe_change_set(change_set_name)
        if change_set.status == "FAILED":
            raise ValidationError(message=f"ChangeSet [{change_set.change_set_id}] cannot be executed: FAILED")
        execute(self, change_set_name, stack_name)

    CloudFormationBackend.execute_change_set = execute_available

    create_stack = CloudFormationBackend.create_stack

    def create_stack_or_fail(self: CloudFormationBackend, name: str, template: str, *args: Any, **kwargs: Any) -> Any:
        failure = reason(Stack.parse_template(template))
        if failure:
            raise ValidationError(message=failure)
        return create_stack(self, name, template, *args, **kwargs)

    CloudFormationBackend.create_stack = create_stack_or_fail

    update_stack = CloudFormationBackend.update_stack

    def update_stack_or_fail(self: CloudFormationBackend, name: str, template: str, *args: Any, **kwargs: Any) -> Any:
        failure = reason(Stack.parse_template(template))
        if failure:
            raise ValidationError(message=failure)
        return update_stack(self, name, template, *args, **kwargs)

    CloudFormationBackend.update_stack = update_stack_or_fail


def updates_that_cannot_be_made_fail() -> None:
    """An update of a resource whose type Moto can only create becomes UPDATE_COMPLETE with the resource forgotten.

    Among them are tables, keys and log groups. The change set is FAILED, with the resources named.
    """
    create_change_set = CloudFormationBackend.create_change_set

    def create_change_set_or_fail(self: CloudFormationBackend, *args: Any, **kwargs: Any) -> tuple[str, str]:
        change_set_id, stack_id = create_change_set(self, *args, **kwargs)
        change_set: ChangeSet = self.change_sets[change_set_id]
        resources = change_set.template_dict["Resources"]
        difference = change_set.stack.resource_map.build_resource_diff(change_set.template_dict, change_set.parameters)
        fixed = [name for name in difference["Modify"] if not can_update(resources[name]["Type"])]
        if fixed and change_set.status != "FAILED":
            change_set.status = "FAILED"
            change_set.execution_status = "UNAVAILABLE"
            change_set.status_reason = f"This stand-in can make but not update these resources: {fixed}"
        return change_set_id, stack_id

    def can_update(kind: str) -> bool:
        resource_class = resource_class_from_type(kind)
        update = getattr(resource_class, "update_from_cloudformation_json", None)
        return update is not None and not hasattr(update, "__isabstractmethod__")

    CloudFormationBackend.create_change_set = create_change_set_or_fail
