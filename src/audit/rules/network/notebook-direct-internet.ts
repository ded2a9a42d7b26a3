import { defineRule } from '../../define-rule.ts'
import { requireThat } from '../../outcome.ts'
import { equals } from '../../resource/predicates.ts'

/** A notebook reaches the internet only through the VPC. */
export const notebookDirectInternet = defineRule({
  id: 'notebook-direct-internet',
  title: 'Notebook reaches the internet by itself',
  why: 'Data of the account can leave by a way that nothing watches.',
  severity: 'high',
  topic: 'network',
  checklist: 'network/public-address',
  aliases: ['CKV_AWS_122', 'Security Hub SageMaker.1'],
  scope: 'resource',
  resources: ['aws_sagemaker_notebook_instance'],
  fix: 'Set `direct_internet_access = "Disabled"` and `subnet_id`.',

  evaluate(notebook) {
    const access = notebook.get('direct_internet_access')
    return requireThat(equals(access, 'Disabled'), access, 'The notebook has direct access to the internet.')
  },

  examples: {
    passes: ['resource "aws_sagemaker_notebook_instance" "n" { direct_internet_access = "Disabled" }'],
    fails: [
      'resource "aws_sagemaker_notebook_instance" "n" {} #!',
      `resource "aws_sagemaker_notebook_instance" "n" {
  direct_internet_access = "Enabled" #!
}`,
    ],
    undecided: [
      `variable "access" {}
resource "aws_sagemaker_notebook_instance" "n" { direct_internet_access = var.access }`,
    ],
  },
})
