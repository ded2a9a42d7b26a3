import { defineRule } from '../../define-rule.ts'
import { pass, requireThat } from '../../outcome.ts'
import { equals } from '../../resource/predicates.ts'
import { either, not } from '../../resource/truth.ts'

/** A service runs on the newest platform of Fargate. */
export const fargatePlatformVersion = defineRule({
  id: 'fargate-platform-version',
  title: 'Service stays on an old platform of Fargate',
  why: 'Old platforms lack what was mended since.',
  severity: 'low',
  topic: 'automation',
  checklist: 'automation/updates',
  aliases: ['CKV_AWS_332', 'Security Hub ECS.10'],
  scope: 'resource',
  resources: ['aws_ecs_service'],
  fix: 'Remove `platform_version`, or set it to `"LATEST"`.',

  evaluate(service) {
    const version = service.get('platform_version')
    const isFargate = equals(service.get('launch_type'), 'FARGATE')
    if (!version.isWritten) return pass
    // https://docs.aws.amazon.com/AmazonECS/latest/developerguide/platform-linux-fargate.html
    const isNew = equals(version, 'LATEST', '1.4.0')
    return requireThat(either(not(isFargate), isNew), version, 'The platform is an old one.')
  },

  examples: {
    passes: [
      'resource "aws_ecs_service" "main" { launch_type = "FARGATE" }',
      `resource "aws_ecs_service" "main" {
  launch_type      = "FARGATE"
  platform_version = "LATEST"
}`,
      'resource "aws_ecs_service" "main" { launch_type = "EC2" }',
    ],
    fails: [
      `resource "aws_ecs_service" "main" {
  launch_type      = "FARGATE"
  platform_version = "1.3.0" #!
}`,
    ],
    undecided: [
      `variable "version" {}
resource "aws_ecs_service" "main" {
  launch_type      = "FARGATE"
  platform_version = var.version
}`,
    ],
  },
})
