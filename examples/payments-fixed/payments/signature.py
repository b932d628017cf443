"""Webhooks carry a signature, so that only the card processor can confirm a charge."""

import hashlib
import hmac


def sign(body, secret):
    return hmac.new(secret.encode(), body.encode(), hashlib.sha256).hexdigest()


def is_genuine(body, signature, secret):
    return hmac.compare_digest(sign(body, secret), signature)
