import { defineRule } from '../../define-rule.ts'
import { requireSet } from '../../outcome.ts'

/** A notebook stands in a subnet that is watched. */
export const notebookInVpc = defineRule({
  id: 'notebook-in-vpc',
  title: 'Notebook is not in a VPC of its own',
  why: 'A notebook reads the data of the account; without a subnet nothing watches where it sends it.',
  severity: 'medium',
  topic: 'network',
  checklist: 'network/in-vpc',
  aliases: ['CKV_AWS_306', 'Security Hub SageMaker.2'],
  scope: 'resource',
  resources: ['aws_sagemaker_notebook_instance'],
  fix: 'Set `subnet_id` and `security_groups`.',

  evaluate(notebook) {
    return requireSet(notebook.get('subnet_id'), 'The notebook names no subnet.')
  },

  examples: {
    passes: ['resource "aws_sagemaker_notebook_instance" "n" { subnet_id = "subnet-12345678" }'],
    fails: ['resource "aws_sagemaker_notebook_instance" "n" {} #!'],
    undecided: [
      `variable "subnet" {}
resource "aws_sagemaker_notebook_instance" "n" { subnet_id = var.subnet }`,
    ],
  },
})
