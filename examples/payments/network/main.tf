# Lets the bank's connector into the payment network. Flawed on purpose: it lets everybody in.
resource "aws_security_group" "connector" {
  name        = "payments-connector"
  description = "The connector that hands settlements to the bank"
}

resource "aws_vpc_security_group_ingress_rule" "administration" {
  security_group_id = aws_security_group.connector.id
  description       = "Administration"
  ip_protocol       = "tcp"
  from_port         = 22
  to_port           = 22
  cidr_ipv4         = "0.0.0.0/0"
}
