import sqlite3

from payments.ledger import charges_of


def test_a_customer_sees_own_charges_only():
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE TABLE charges (id, amount, currency, customer)")
    connection.execute("INSERT INTO charges VALUES ('1', 1999, 'EUR', 'alice'), ('2', 500, 'JPY', 'bob')")
    assert charges_of(connection, "alice") == [("1", 1999, "EUR")]
    assert charges_of(connection, "' OR '1'='1") == []
