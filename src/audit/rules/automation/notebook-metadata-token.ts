import { defineRule } from '../../define-rule.ts'
import { requireThat } from '../../outcome.ts'
import { equals } from '../../resource/predicates.ts'

/** A notebook’s metadata service asks for a token. */
export const notebookMetadataToken = defineRule({
  id: 'notebook-metadata-token',
  title: 'Notebook gives its credentials without a token',
  why: 'A page that makes the notebook fetch an address gets its credentials.',
  severity: 'medium',
  topic: 'automation',
  checklist: 'automation/workload-hardening',
  aliases: ['CKV_AWS_371'],
  scope: 'resource',
  resources: ['aws_sagemaker_notebook_instance'],
  fix: 'Set `minimum_instance_metadata_service_version = "2"` in `instance_metadata_service_configuration`.',

  evaluate(notebook) {
    const version = notebook.get(
      'instance_metadata_service_configuration.minimum_instance_metadata_service_version',
    )
    return requireThat(equals(version, '2'), version, 'The first version of the service needs no token.')
  },

  examples: {
    passes: [
      `resource "aws_sagemaker_notebook_instance" "main" {
  instance_metadata_service_configuration {
    minimum_instance_metadata_service_version = "2"
  }
}`,
    ],
    fails: [
      'resource "aws_sagemaker_notebook_instance" "main" {} #!',
      `resource "aws_sagemaker_notebook_instance" "main" {
  instance_metadata_service_configuration {
    minimum_instance_metadata_service_version = "1" #!
  }
}`,
    ],
    undecided: [
      `variable "version" {}
resource "aws_sagemaker_notebook_instance" "main" {
  instance_metadata_service_configuration {
    minimum_instance_metadata_service_version = var.version
  }
}`,
    ],
  },
})
