/** A trail whose log group is filtered by this pattern, with an alarm that tells a topic with a subscription. */
export function alarmedBy(pattern: string): string {
  return account(pattern, '')
}

/** The same, where the pattern does not select what it should: the trail is told of it. */
export function notAlarmedBy(pattern: string): string {
  return account(pattern, ' #!')
}

/** A trail, and nothing that watches it. */
export const ONLY_A_TRAIL = 'resource "aws_cloudtrail" "main" {} #!'

function account(pattern: string, mark: string): string {
  return `resource "aws_cloudtrail" "main" {${mark}
  cloud_watch_logs_group_arn = "\${aws_cloudwatch_log_group.trail.arn}:*"
}

resource "aws_cloudwatch_log_group" "trail" {
  name = "trail"
}

resource "aws_cloudwatch_log_metric_filter" "watched" {
  name           = "watched"
  log_group_name = aws_cloudwatch_log_group.trail.name
  pattern        = ${JSON.stringify(pattern)}

  metric_transformation {
    name      = "Watched"
    namespace = "Account"
    value     = "1"
  }
}

resource "aws_cloudwatch_metric_alarm" "watched" {
  alarm_name          = "watched"
  metric_name         = "Watched"
  namespace           = "Account"
  statistic           = "Sum"
  comparison_operator = "GreaterThanOrEqualToThreshold"
  threshold           = 1
  period              = 300
  evaluation_periods  = 1
  alarm_actions       = [aws_sns_topic.security.arn]
}

resource "aws_sns_topic" "security" {
  name = "security"
}

resource "aws_sns_topic_subscription" "security" {
  topic_arn = aws_sns_topic.security.arn
  protocol  = "email"
  endpoint  = "security@example.com"
}
`
}
