"""Config."""

from typing import Any

from moto.config.models import ConfigBackend


def conformance_packs_take_their_template_inline() -> None:
    """PutOrganizationConformancePack crashes without TemplateS3Uri, although TemplateBody is enough.

    Moto keeps neither of them, so any address stands for the template that came with the request.
    """
    put = ConfigBackend.put_organization_conformance_pack

    def put_inline(self: ConfigBackend, name: str, template_s3_uri: str, template_body: str, **rest: Any) -> Any:
        uri = template_s3_uri or ("s3://inline/template" if template_body else "")
        return put(self, name=name, template_s3_uri=uri, template_body=template_body, **rest)

    ConfigBackend.put_organization_conformance_pack = put_inline
