"""Looks up charges in the reporting database."""


def charges_of(connection, customer):
    cursor = connection.cursor()
    cursor.execute("SELECT id, amount, currency FROM charges WHERE customer = ?", (customer,))
    return cursor.fetchall()
