# What the real provider checks the shape of although its AWS is mocked: ARNs, ids and policy documents.

mock_data "aws_iam_policy_document" {
  defaults = { json = "{\"Version\":\"2012-10-17\",\"Statement\":[]}" }
}

mock_resource "aws_kms_key" {
  defaults = {
    arn    = "arn:aws:kms:eu-central-1:555555555555:key/00000000-0000-0000-0000-000000000000"
    key_id = "00000000-0000-0000-0000-000000000000"
  }
}

mock_data "aws_kms_alias" {
  defaults = { target_key_arn = "arn:aws:kms:eu-central-1:555555555555:key/00000000-0000-0000-0000-000000000000" }
}

mock_resource "aws_iam_role" {
  defaults = { arn = "arn:aws:iam::555555555555:role/mock" }
}

mock_resource "aws_s3_bucket" {
  defaults = { arn = "arn:aws:s3:::mock" }
}

mock_resource "aws_sqs_queue" {
  defaults = {
    arn = "arn:aws:sqs:eu-central-1:555555555555:mock"
    url = "https://sqs.eu-central-1.amazonaws.com/555555555555/mock"
  }
}

mock_resource "aws_cloudwatch_log_group" {
  defaults = { arn = "arn:aws:logs:eu-central-1:555555555555:log-group:mock" }
}

mock_resource "aws_codebuild_project" {
  defaults = { arn = "arn:aws:codebuild:eu-central-1:555555555555:project/mock" }
}

mock_resource "aws_lambda_function" {
  defaults = { arn = "arn:aws:lambda:eu-central-1:555555555555:function:mock" }
}

mock_resource "aws_lambda_alias" {
  defaults = { arn = "arn:aws:lambda:eu-central-1:555555555555:function:mock:live" }
}

mock_resource "aws_oam_sink" {
  defaults = { arn = "arn:aws:oam:eu-central-1:222222222222:sink/00000000-0000-4000-8000-000000000000" }
}

mock_resource "aws_sns_topic" {
  defaults = { arn = "arn:aws:sns:eu-central-1:222222222222:mock" }
}

mock_resource "aws_cloudwatch_event_bus" {
  defaults = { arn = "arn:aws:events:eu-central-1:222222222222:event-bus/mock" }
}

mock_resource "aws_securityhub_configuration_policy" {
  defaults = { id = "00000000-0000-4000-8000-000000000000" }
}

mock_resource "aws_guardduty_detector" {
  defaults = { id = "00000000000000000000000000000000" }
}

mock_data "aws_guardduty_detector" {
  defaults = { id = "00000000000000000000000000000000" }
}

# As `gatehouse bootstrap` leaves it: this organization, its policies, and every service trusted that is delegated.
mock_data "aws_organizations_organization" {
  defaults = {
    id = "o-exampleorg1"
    aws_service_access_principals = [
      "access-analyzer.amazonaws.com",
      "cloudtrail.amazonaws.com",
      "config-multiaccountsetup.amazonaws.com",
      "config.amazonaws.com",
      "detective.amazonaws.com",
      "guardduty.amazonaws.com",
      "inspector2.amazonaws.com",
      "macie.amazonaws.com",
      "malware-protection.guardduty.amazonaws.com",
      "securityhub.amazonaws.com",
    ]
    roots = [{
      arn          = "arn:aws:organizations::111111111111:root/o-exampleorg1/r-exam"
      id           = "r-exam"
      name         = "Root"
      policy_types = [{ status = "ENABLED", type = "SERVICE_CONTROL_POLICY" }]
    }]
  }
}

mock_resource "aws_iam_policy" {
  defaults = { arn = "arn:aws:iam::555555555555:policy/mock" }
}

mock_resource "aws_cloudwatch_event_rule" {
  defaults = { arn = "arn:aws:events:eu-central-1:555555555555:rule/mock" }
}

mock_resource "aws_detective_graph" {
  defaults = {
    id        = "arn:aws:detective:eu-central-1:222222222222:graph:00000000000000000000000000000000"
    graph_arn = "arn:aws:detective:eu-central-1:222222222222:graph:00000000000000000000000000000000"
  }
}
