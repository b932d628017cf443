import pytest

from payments.money import minor_units


def test_whole_euros():
    assert minor_units("20", "EUR") == 2000


def test_cents_are_not_lost():
    assert minor_units("19.99", "EUR") == 1999


def test_yen_have_no_minor_unit():
    assert minor_units("500", "JPY") == 500


def test_unknown_currency_is_refused():
    with pytest.raises(ValueError, match="currency 'BTC' is not accepted"):
        minor_units("1", "BTC")


@pytest.mark.parametrize("amount", ["-5", "1e3", "", "5 EUR"])
def test_other_than_decimal_numbers_are_refused(amount):
    with pytest.raises(ValueError, match="not a positive decimal number"):
        minor_units(amount, "EUR")


def test_fractions_of_a_cent_are_refused():
    with pytest.raises(ValueError, match="finer than EUR has minor units"):
        minor_units("1.999", "EUR")
