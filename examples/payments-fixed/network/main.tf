# The bank's connector takes no connections: it opens its own to the bank. Systems Manager administers it.
resource "aws_security_group" "connector" {
  name        = "payments-connector"
  description = "The connector that hands settlements to the bank"
}

resource "aws_vpc_security_group_egress_rule" "bank" {
  security_group_id = aws_security_group.connector.id
  description       = "The bank's settlement API"
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
  cidr_ipv4         = "203.0.113.10/32"
}
