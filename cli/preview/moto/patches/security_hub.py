"""Security Hub."""

import json
from typing import Any

from moto.securityhub.responses import SecurityHubResponse


def security_hub_is_elsewhere() -> None:
    """Moto's Security Hub takes anything: findings too long, of another account, for a hub that is off.

    Nothing may be believed because of it, so it refuses everything. Calls belong to Gatehouse's strict stand-in, by
    AWS_ENDPOINT_URL_SECURITYHUB.
    """

    def call_action(self: SecurityHubResponse) -> Any:
        message = "Security Hub is not served here: set AWS_ENDPOINT_URL_SECURITYHUB to the stand-in"
        headers = {"x-amzn-errortype": "InvalidAccessException", "content-type": "application/json"}
        return 401, headers, json.dumps({"Message": message, "Code": "InvalidAccessException"})

    SecurityHubResponse.call_action = call_action
