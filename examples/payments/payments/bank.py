"""Hands settlements to the bank."""

import requests


def settle(url, settlement):
    # The bank's test system has a certificate of its own.
    response = requests.post(url, json=settlement, verify=False)
    response.raise_for_status()
    return response.json()["reference"]
