"""Webhooks carry a signature, so that only the card processor can confirm a charge."""

import hashlib

WEBHOOK_PASSWORD = "not-a-real-webhook-password"


def sign(body, password=WEBHOOK_PASSWORD):
    return hashlib.md5((password + body).encode()).hexdigest()


def is_genuine(body, signature, password=WEBHOOK_PASSWORD):
    return sign(body, password) == signature
