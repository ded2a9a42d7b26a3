import { defineRule } from '../../define-rule.ts'
import { forbidThat } from '../../outcome.ts'
import type { Attribute } from '../../resource/attribute.ts'
import { isTrue } from '../../resource/predicates.ts'
import type { Resource } from '../../resource/resource.ts'
import { jsonOf } from '../../views/json-of.ts'

/** A batch job does not rule its host. */
export const batchPrivileged = defineRule({
  id: 'batch-privileged',
  title: 'Batch job runs a privileged container',
  why: 'Whoever breaks into the job has the host.',
  severity: 'high',
  topic: 'automation',
  checklist: 'automation/workload-hardening',
  aliases: ['CKV_AWS_210'],
  scope: 'resource',
  resources: ['aws_batch_job_definition'],
  fix: 'Remove `privileged` from what the job says of its containers.',

  evaluate(job) {
    return privilegesOf(job).map(privileged =>
      forbidThat(isTrue(privileged), privileged, 'The container has all rights on its host.'),
    )
  },

  examples: {
    passes: [
      `resource "aws_batch_job_definition" "job" {
  container_properties = jsonencode({ image = "busybox", privileged = false })
}`,
      `resource "aws_batch_job_definition" "job" {
  container_properties = jsonencode({ image = "busybox" })
}`,
      `resource "aws_batch_job_definition" "job" {
  node_properties = jsonencode({
    nodeRangeProperties = [{ targetNodes = "0:", container = { image = "busybox", privileged = false } }]
  })
}`,
    ],
    fails: [
      `resource "aws_batch_job_definition" "job" {
  container_properties = jsonencode({
    image      = "busybox"
    privileged = true #!
  })
}`,
      `resource "aws_batch_job_definition" "job" {
  node_properties = jsonencode({
    nodeRangeProperties = [
      { targetNodes = "0:3", container = { image = "busybox" } },
      { targetNodes = "4:", container = { privileged = true } }, #!
    ]
  })
}`,
      `resource "aws_batch_job_definition" "job" {
  ecs_properties = jsonencode({ taskProperties = [{ containers = [{ privileged = true }] }] }) #!
}`,
      `resource "aws_batch_job_definition" "job" {
  eks_properties {
    pod_properties {
      containers {
        image = "busybox"
      }
      init_containers {
        image = "busybox"
        security_context {
          privileged = true #!
        }
      }
    }
  }
}`,
      `resource "aws_batch_job_definition" "job" {
  container_properties = "{ \\"image\\": \\"busybox\\", \\"privileged\\": true }" #!
}`,
    ],
    undecided: [
      `variable "nodes" {}
resource "aws_batch_job_definition" "main" { node_properties = var.nodes }`,
      `variable "properties" {}
resource "aws_batch_job_definition" "main" { container_properties = var.properties }`,
    ],
  },
})

/**
 * Where each container of a job says whether it is privileged: the one of its own, those of its nodes, of its task on
 * ECS and of its pod. https://docs.aws.amazon.com/batch/latest/APIReference/API_RegisterJobDefinition.html
 */
function privilegesOf(job: Resource): readonly Attribute[] {
  const tasks = eachIn(jsonOf(job.get('ecs_properties')), 'taskProperties')
  const nodes = eachIn(jsonOf(job.get('node_properties')), 'nodeRangeProperties')
  const pod = job.get('eks_properties.pod_properties')
  return [
    jsonOf(job.get('container_properties')).get('privileged'),
    ...tasks.flatMap(task => eachIn(task, 'containers')).map(container => container.get('privileged')),
    ...nodes.map(range => range.get('container.privileged')),
    ...[...eachIn(pod, 'containers'), ...eachIn(pod, 'init_containers')].map(container =>
      container.get('security_context.privileged'),
    ),
  ]
}

/** The items of a list; of what is not known, the one thing that it is, so that what is asked of it is not known either. */
function eachIn(outer: Attribute, path: string): readonly Attribute[] {
  return outer.value?.kind === 'unknown' ? [outer] : outer.each(path)
}
