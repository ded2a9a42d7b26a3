import { defineRule } from '../../define-rule.ts'
import { forbidThat, pass } from '../../outcome.ts'
import { withoutIndexes } from '../../resource/addresses.ts'
import { type Attribute, referencesIn } from '../../resource/attribute.ts'
import { equals, textOf } from '../../resource/predicates.ts'
import { type Truth, truth } from '../../resource/truth.ts'
import type { Reference, UnknownValue, Value } from '../../resource/value.ts'

/** Two attributes name one role: by a reference to the same thing, or by the same text. */
function isSameRole(one: Attribute, other: Attribute): Truth {
  if (isMadeOfParts(one.value) && isMadeOfParts(other.value)) return isSameText(one.value, other.value)
  const [first, ...more] = referencesIn(one.value)
  const [second, ...others] = referencesIn(other.value)
  if (first !== undefined && second !== undefined && more.length + others.length === 0) {
    return isSameThing(first, second)
  }
  const text = textOf(one.value)
  return text === null ? 'unknown' : equals(other, text)
}

/** A text that names something inside, as an ARN the account’s number, not the role itself. */
function isMadeOfParts(value: Value | null): value is UnknownValue {
  return value?.kind === 'unknown' && value.pieces?.some(piece => piece !== null) === true
}

/** What is unknown in two texts is the same where both refer to the same things there; then the rest tells. */
function isSameText(one: UnknownValue, other: UnknownValue): Truth {
  const [first, second] = [one, other].map(({ gaps }) => JSON.stringify(gaps))
  const isTold = first === second && one.gaps?.every(references => references.length > 0) === true
  return isTold ? truth(JSON.stringify(one.pieces) === JSON.stringify(other.pieces)) : 'unknown'
}

/** Whatever is named of a role, it is that role; two outputs of one module may be two roles, or one. */
function isSameThing(one: Reference, other: Reference): Truth {
  if (one.address !== other.address) return 'no'
  const isRole = /(^|\.)aws_iam_role\.[^.]+$/.test(withoutIndexes(one.address))
  return isRole || one.attribute === other.attribute ? 'yes' : 'unknown'
}

/** What starts a task and what runs in it have different rights. */
export const taskRolesApart = defineRule({
  id: 'task-roles-apart',
  title: 'Task has the role that starts it',
  why: 'The program can then read every secret and image that starting it takes.',
  severity: 'medium',
  topic: 'automation',
  checklist: 'automation/workload-hardening',
  aliases: ['CKV_AWS_249'],
  scope: 'resource',
  resources: ['aws_ecs_task_definition'],
  fix: 'Give `task_role_arn` a role of its own.',

  evaluate(task) {
    const starting = task.get('execution_role_arn')
    const running = task.get('task_role_arn')
    if (!starting.isWritten || !running.isWritten) return pass
    const isSame = isSameRole(starting, running)
    return forbidThat(isSame, running, 'One role starts the task and runs in it.')
  },

  examples: {
    passes: [
      `resource "aws_ecs_task_definition" "main" {
  execution_role_arn = aws_iam_role.start.arn
  task_role_arn      = aws_iam_role.web.arn
}
resource "aws_iam_role" "start" {}
resource "aws_iam_role" "web" {}`,
      `resource "aws_ecs_task_definition" "main" {
  execution_role_arn = "arn:aws:iam::111122223333:role/start"
  task_role_arn      = "arn:aws:iam::111122223333:role/web"
}`,
      'resource "aws_ecs_task_definition" "main" { execution_role_arn = "arn:aws:iam::111122223333:role/start" }',
      `data "aws_caller_identity" "me" {}
resource "aws_ecs_task_definition" "main" {
  execution_role_arn = "arn:aws:iam::\${data.aws_caller_identity.me.account_id}:role/start"
  task_role_arn      = "arn:aws:iam::\${data.aws_caller_identity.me.account_id}:role/web"
}`,
      `resource "aws_ecs_task_definition" "main" {
  execution_role_arn = aws_iam_role.task["start"].arn
  task_role_arn      = aws_iam_role.task["web"].arn
}
resource "aws_iam_role" "task" { for_each = toset(["start", "web"]) }`,
    ],
    fails: [
      `resource "aws_ecs_task_definition" "main" {
  execution_role_arn = aws_iam_role.web.arn
  task_role_arn      = aws_iam_role.web.arn #!
}
resource "aws_iam_role" "web" {}`,
      `resource "aws_ecs_task_definition" "main" {
  execution_role_arn = "arn:aws:iam::111122223333:role/web"
  task_role_arn      = "arn:aws:iam::111122223333:role/web" #!
}`,
      `resource "aws_ecs_task_definition" "main" {
  execution_role_arn = module.roles.web
  task_role_arn      = module.roles.web #!
}
module "roles" { source = "acme/roles/aws" }`,
      `data "aws_caller_identity" "me" {}
resource "aws_ecs_task_definition" "main" {
  execution_role_arn = "arn:aws:iam::\${data.aws_caller_identity.me.account_id}:role/web"
  task_role_arn      = "arn:aws:iam::\${data.aws_caller_identity.me.account_id}:role/web" #!
}`,
    ],
    undecided: [
      `variable "start" {}
variable "run" {}
resource "aws_ecs_task_definition" "main" {
  execution_role_arn = "arn:aws:iam::111122223333:role/\${var.start}"
  task_role_arn      = "arn:aws:iam::111122223333:role/\${var.run}"
}`,
      `resource "aws_ecs_task_definition" "main" {
  execution_role_arn = module.roles.start
  task_role_arn      = module.roles.web
}
module "roles" { source = "acme/roles/aws" }`,
      `variable "run" {}
variable "start" {}
resource "aws_ecs_task_definition" "main" {
  execution_role_arn = var.start
  task_role_arn      = var.run
}`,
    ],
  },
})
