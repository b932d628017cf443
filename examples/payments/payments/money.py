"""Amounts are kept in minor units (cents), so that sums never round."""

import re

EXPONENTS = {"EUR": 2, "USD": 2, "JPY": 0}


def minor_units(amount, currency):
    """The amount a customer typed, such as "19.99", in minor units."""
    if currency not in EXPONENTS:
        raise ValueError(f"currency {currency!r} is not accepted, use one of {', '.join(EXPONENTS)}")
    if not re.fullmatch(r"\d{1,9}(\.\d+)?", amount):
        raise ValueError(f"amount {amount!r} is not a positive decimal number")
    return int(float(amount) * 10 ** EXPONENTS[currency])
