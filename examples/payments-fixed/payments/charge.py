"""Lambda handler: takes a charge, stores its receipt, queues its settlement."""

import json
import os
import uuid

from payments.money import minor_units


def charge(request, put_receipt, queue_settlement):
    """Answers an API Gateway request; storage and queue are passed in, so that tests need no AWS."""
    try:
        body = json.loads(request["body"])
        amount = minor_units(body["amount"], body["currency"])
    except (KeyError, TypeError, ValueError) as error:
        return {"statusCode": 400, "body": json.dumps({"error": str(error)})}
    receipt = {"id": str(uuid.uuid4()), "amount": amount, "currency": body["currency"]}
    put_receipt(receipt)
    queue_settlement(receipt)
    return {"statusCode": 201, "body": json.dumps(receipt)}


def handler(event, _context):
    import boto3

    bucket, queue = os.environ["RECEIPTS_BUCKET"], os.environ["SETTLEMENTS_QUEUE"]
    return charge(
        event,
        lambda receipt: boto3.client("s3").put_object(
            Bucket=bucket, Key=f"receipts/{receipt['id']}.json", Body=json.dumps(receipt)
        ),
        lambda receipt: boto3.client("sqs").send_message(QueueUrl=queue, MessageBody=json.dumps(receipt)),
    )
