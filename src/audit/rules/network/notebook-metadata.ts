import { defineRule } from '../../define-rule.ts'
import { requireThat } from '../../outcome.ts'
import { equals } from '../../resource/predicates.ts'

/** Credentials of a notebook are given to programs of its own only. */
export const notebookMetadata = defineRule({
  id: 'notebook-metadata',
  title: 'Notebook gives its credentials to a simple request',
  why: 'A page that a notebook opens can make it give away its role (IMDSv1).',
  severity: 'high',
  topic: 'network',
  checklist: 'network/instance-metadata',
  aliases: ['CKV_AWS_371'],
  scope: 'resource',
  resources: ['aws_sagemaker_notebook_instance'],
  fix: 'Set `minimum_instance_metadata_service_version = "2"` in `instance_metadata_service_configuration`.',

  evaluate(notebook) {
    const version = notebook.get(
      'instance_metadata_service_configuration.minimum_instance_metadata_service_version',
    )
    return requireThat(
      equals(version, '2'),
      version,
      'The metadata service of the notebook answers without a token (IMDSv1).',
    )
  },

  examples: {
    passes: [
      `resource "aws_sagemaker_notebook_instance" "n" {
  instance_metadata_service_configuration {
    minimum_instance_metadata_service_version = "2"
  }
}`,
    ],
    fails: [
      'resource "aws_sagemaker_notebook_instance" "n" {} #!',
      `resource "aws_sagemaker_notebook_instance" "n" {
  instance_metadata_service_configuration {
    minimum_instance_metadata_service_version = "1" #!
  }
}`,
    ],
    undecided: [
      `variable "version" {}
resource "aws_sagemaker_notebook_instance" "n" {
  instance_metadata_service_configuration {
    minimum_instance_metadata_service_version = var.version
  }
}`,
    ],
  },
})
