"""Hands settlements to the bank."""

import requests

TIMEOUT_SECONDS = 10


def settle(url, settlement, authorities):
    """`authorities`: file with the certificate authorities that may sign for the bank."""
    response = requests.post(url, json=settlement, verify=authorities, timeout=TIMEOUT_SECONDS)
    response.raise_for_status()
    return response.json()["reference"]
