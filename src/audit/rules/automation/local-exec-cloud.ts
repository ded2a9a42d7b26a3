import { defineRule } from '../../define-rule.ts'
import { flag, forbidThat, pass, undecided, type Outcome } from '../../outcome.ts'
import type { Attribute } from '../../resource/attribute.ts'
import { equals, matches, textOf } from '../../resource/predicates.ts'
import { LABEL } from '../../resource/value.ts'

/** `aws s3 cp …`, `sudo -E gcloud …`, `$(az account show)`: the word where a command stands. */
const CLOUD_COMMAND =
  /(?:^|[\s;&|(`"'/])(?:aws|aws2|gcloud|gsutil|bq|az|eksctl|doctl|ibmcloud|oci)(?:\.exe|\.cmd)?["']?\s+[a-z-]/m

function judgeCommand(command: Attribute): Outcome {
  const { value } = command
  const pieces = value?.kind === 'unknown' ? (value.pieces ?? []) : [textOf(value)]
  // What is filled in stands as an argument between the words that are known.
  if (CLOUD_COMMAND.test(pieces.map(piece => piece ?? 'x').join(''))) {
    return flag(command, 'The cloud is changed by a command here, past plan, state and audit.')
  }
  return value?.kind === 'unknown' ? undecided(command) : pass
}

function judgeProgram(program: Attribute): Outcome {
  const [first] = program.each()
  if (first === undefined) return pass
  return forbidThat(
    matches(first, /^(?:.*\/)?(?:aws|gcloud|az)$/),
    first,
    'The cloud is asked by a command here, past its provider.',
  )
}

/** Nothing is done past Terraform by the cloud’s own command line. */
export const localExecCloud = defineRule({
  id: 'local-exec-cloud',
  title: 'Provisioner calls the cloud’s command line',
  why: 'What a command changes is in no plan, in no state, and seen by no audit.',
  severity: 'medium',
  topic: 'automation',
  checklist: 'automation/no-local-exec',
  aliases: [],
  scope: 'module',
  resources: ['null_resource', 'terraform_data', 'data.external'],
  fix: 'Use the provider’s resource for it; where there is none, an action or a pipeline that is reviewed.',

  evaluate(configuration) {
    const provisioners = configuration.resources.flatMap(resource => resource.each('provisioner'))
    const local = provisioners.filter(each => equals(each.get(LABEL), 'local-exec') === 'yes')
    const external = configuration.ofType('data.external')
    return [
      ...local.map(each => judgeCommand(each.get('command'))),
      ...external.map(each => judgeProgram(each.get('program'))),
    ]
  },

  examples: {
    passes: [
      'data "external" "nothing" { program = [] }',

      `resource "null_resource" "build" {
  provisioner "local-exec" {
    command = "make lambda.zip"
  }
}`,
      `data "external" "version" {
  program = ["python3", "version.py"]
}`,
      `resource "terraform_data" "wait" {
  provisioner "remote-exec" {
    inline = ["cloud-init status --wait"]
  }
}`,
      `resource "null_resource" "build" {
  provisioner "local-exec" {
    command = "echo lambda in awsome clouds > out.txt"
  }
}`,
    ],
    fails: [
      `resource "null_resource" "sync" {
  provisioner "local-exec" {
    command = "aws s3 sync dist s3://website" #!
  }
}`,
      `resource "aws_s3_bucket" "website" {
  provisioner "local-exec" {
    command = "cd dist && aws s3 sync . s3://\${self.id}" #!
  }
}`,
      `resource "terraform_data" "login" {
  provisioner "local-exec" {
    command = "set -e; sudo -E az login --identity" #!
  }
}`,
      `data "external" "identity" {
  program = ["aws", "sts", "get-caller-identity"] #!
}`,
    ],
    undecided: [
      `variable "command" {}
resource "null_resource" "sync" {
  provisioner "local-exec" {
    command = var.command
  }
}`,
    ],
  },
})
