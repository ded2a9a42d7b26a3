import { defineRule } from '../../define-rule.ts'
import { requireThat } from '../../outcome.ts'
import { equals } from '../../resource/predicates.ts'

/** Who uses a notebook is not root on it. */
export const notebookRoot = defineRule({
  id: 'notebook-root',
  title: 'Users of the notebook are root',
  why: 'A notebook runs anybody’s code with the rights of its role.',
  severity: 'medium',
  topic: 'automation',
  checklist: 'automation/workload-hardening',
  aliases: ['CKV_AWS_307', 'Security Hub SageMaker.3'],
  scope: 'resource',
  resources: ['aws_sagemaker_notebook_instance'],
  fix: 'Set `root_access = "Disabled"`.',

  evaluate(notebook) {
    const access = notebook.get('root_access')
    return requireThat(equals(access, 'Disabled'), access, 'Its users are root.')
  },

  examples: {
    passes: ['resource "aws_sagemaker_notebook_instance" "main" { root_access = "Disabled" }'],
    fails: [
      'resource "aws_sagemaker_notebook_instance" "main" {} #!',
      `resource "aws_sagemaker_notebook_instance" "main" {
  root_access = "Enabled" #!
}`,
    ],
    undecided: [
      `variable "root" {}
resource "aws_sagemaker_notebook_instance" "main" { root_access = var.root }`,
    ],
  },
})
