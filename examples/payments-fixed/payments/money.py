"""Amounts are kept in minor units (cents), so that sums never round."""

import re
from decimal import Decimal

EXPONENTS = {"EUR": 2, "USD": 2, "JPY": 0}


def minor_units(amount, currency):
    """The amount a customer typed, such as "19.99", in minor units."""
    if currency not in EXPONENTS:
        raise ValueError(f"currency {currency!r} is not accepted, use one of {', '.join(EXPONENTS)}")
    if not re.fullmatch(r"[0-9]{1,9}(\.[0-9]+)?", amount):
        raise ValueError(f"amount {amount!r} is not a positive decimal number")
    units = Decimal(amount).scaleb(EXPONENTS[currency])
    if units != units.to_integral_value():
        raise ValueError(f"amount {amount!r} is finer than {currency} has minor units")
    return int(units)
