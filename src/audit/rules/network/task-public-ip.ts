import { defineRule } from '../../define-rule.ts'
import { forbidThat } from '../../outcome.ts'
import { isTrue } from '../../resource/predicates.ts'
import { resourceWith } from './resource-example.ts'
const PATHS: Readonly<Record<string, string>> = {
  aws_cloudwatch_event_target: 'ecs_target.network_configuration.assign_public_ip',
  aws_ecs_service: 'network_configuration.assign_public_ip',
  aws_ecs_task_set: 'network_configuration.assign_public_ip',
  aws_scheduler_schedule: 'target.ecs_parameters.network_configuration.assign_public_ip',
}

/** Tasks have no address on the internet. */
export const taskPublicIp = defineRule({
  id: 'task-public-ip',
  title: 'Task gets a public IP address',
  why: 'Only its security group then stands between the task and the internet.',
  severity: 'high',
  topic: 'network',
  checklist: 'network/public-address',
  aliases: [],
  aliasesOf: {
    aws_ecs_service: ['CKV_AWS_333', 'Security Hub ECS.2'],
    aws_ecs_task_set: ['Security Hub ECS.16'],
  },
  scope: 'resource',
  resources: Object.keys(PATHS),
  fix: 'Set `assign_public_ip = false`, and put a load balancer or NAT gateway in front.',

  evaluate(resource) {
    const isPublic = resource.get(PATHS[resource.type] ?? '')
    return forbidThat(isTrue(isPublic), isPublic, 'The tasks get public IP addresses.')
  },

  examples: {
    passes: Object.entries(PATHS).flatMap(([type, path]) => [
      resourceWith(type),
      resourceWith(type, { [path]: 'false' }),
    ]),
    fails: Object.entries(PATHS).map(([type, path]) => resourceWith(type, { [path]: 'true #!' })),
    undecided: [
      `variable "is" {}
resource "aws_ecs_service" "s" {
  network_configuration {
    assign_public_ip = var.is
  }
}`,
    ],
  },
})
