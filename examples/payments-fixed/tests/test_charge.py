import json

from payments.charge import charge


def take(body):
    receipts, settlements = [], []
    answer = charge({"body": body}, receipts.append, settlements.append)
    return answer["statusCode"], json.loads(answer["body"]), receipts, settlements


def test_a_charge_is_stored_and_queued():
    status, answer, receipts, settlements = take('{"amount": "20", "currency": "EUR"}')
    assert status == 201
    assert answer["amount"] == 2000
    assert receipts == settlements == [answer]


def test_a_charge_without_an_amount_is_refused():
    status, answer, receipts, settlements = take('{"currency": "EUR"}')
    assert status == 400
    assert "amount" in answer["error"]
    assert receipts == settlements == []


def test_a_body_that_is_no_json_is_refused():
    status, _, receipts, _ = take("amount=20")
    assert status == 400
    assert receipts == []
