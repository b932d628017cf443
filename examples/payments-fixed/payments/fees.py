"""What a charge costs the merchant."""

import yaml


def load_fees(text):
    """Fees per card brand, in basis points: `visa: 140`."""
    return yaml.safe_load(text)


def fee(amount, brand, fees):
    """The fee on `amount` (minor units), rounded up."""
    return -(-amount * fees[brand] // 10_000)
