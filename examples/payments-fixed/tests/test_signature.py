from payments.signature import is_genuine, sign


def test_a_signature_holds_for_its_body_and_secret_only():
    signature = sign("paid", "one")
    assert is_genuine("paid", signature, "one")
    assert not is_genuine("unpaid", signature, "one")
    assert not is_genuine("paid", signature, "other")
