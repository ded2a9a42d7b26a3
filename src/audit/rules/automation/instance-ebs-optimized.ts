import { defineRule } from '../../define-rule.ts'
import { requireThat } from '../../outcome.ts'
import { isFalse, isTrue, matches } from '../../resource/predicates.ts'
import type { Resource } from '../../resource/resource.ts'
import { both, either, not, truth, type Truth } from '../../resource/truth.ts'
import { templateSays } from '../../views/launch-template.ts'

/** Families for which it is always on: https://docs.aws.amazon.com/ebs/latest/userguide/ebs-optimized.html */
const ALWAYS =
  /^(?:a1|c[4-9]|d[2-9]|dl[12]|f[12]|g[3-9]|h1|hpc|i[3-9]|im|inf|is|m[4-9]|mac|p[2-9]|r[4-9]|t3|t4g|trn|u-|u7|vt1|x[1-9]|z1d)[\w-]*\./

/** An instance has bandwidth of its own to its volumes. */
export const instanceEbsOptimized = defineRule({
  id: 'instance-ebs-optimized',
  title: 'Instance shares its bandwidth with its volumes',
  why: 'Traffic from outside slows down the disk, and the disk slows down everything.',
  severity: 'low',
  topic: 'automation',
  checklist: 'automation/availability',
  aliases: ['CKV_AWS_135', 'EBS_OPTIMIZED_INSTANCE'],
  scope: 'resource',
  resources: ['aws_instance'],
  fix: 'Set `ebs_optimized = true`, or use an instance type for which it is always on.',

  evaluate(instance, configuration) {
    const isAlways = isOfTypeThatIs(instance)
    const optimized = instance.get('ebs_optimized')
    const hasOwnType = truth(instance.get('instance_type').isWritten)
    const inTemplate = templateSays(instance, configuration, template =>
      either(
        isTrue(template.get('ebs_optimized')),
        both(not(hasOwnType), isOfTypeThatIs(template), not(isFalse(template.get('ebs_optimized')))),
      ),
    )
    // An instance type that always has it does not need to be told; told otherwise, it shows what the next type gets.
    return requireThat(
      either(isTrue(optimized), both(not(isFalse(optimized)), either(isAlways, inTemplate))),
      optimized,
      isAlways === 'yes'
        ? 'It declines a line of its own to its disks.'
        : 'Its disks and its network share one line.',
    )
  },

  examples: {
    passes: [
      'resource "aws_instance" "main" { ebs_optimized = true }',
      'resource "aws_instance" "main" { instance_type = "m5.large" }',
      `resource "aws_instance" "main" {
  launch_template {
    id = aws_launch_template.main.id
  }
}
resource "aws_launch_template" "main" { ebs_optimized = true }`,
      `resource "aws_instance" "main" {
  launch_template {
    id = aws_launch_template.main.id
  }
}
resource "aws_launch_template" "main" { instance_type = "m5.large" }`,
    ],
    fails: [
      `resource "aws_instance" "main" { #!
  instance_type = "t2.micro"
}`,
      `resource "aws_instance" "main" {
  instance_type = "m3.large"
  ebs_optimized = false #!
}`,
      `resource "aws_instance" "main" {
  instance_type = "m5.large"
  ebs_optimized = false #!
}`,
      `resource "aws_instance" "main" { #!
  launch_template {
    id = aws_launch_template.main.id
  }
}
resource "aws_launch_template" "main" { instance_type = "t2.micro" }`,
    ],
    undecided: [
      `resource "aws_instance" "main" {
  launch_template {
    name = "web"
  }
}`,
      `variable "type" {}
resource "aws_instance" "main" { instance_type = var.type }`,
    ],
  },
})

function isOfTypeThatIs(instance: Resource): Truth {
  return matches(instance.get('instance_type'), ALWAYS)
}
