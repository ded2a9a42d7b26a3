import { defineRule } from '../../define-rule.ts'
import { requireThat } from '../../outcome.ts'
import { equals, equalsInAnyCase, someItem } from '../../resource/predicates.ts'
import { both } from '../../resource/truth.ts'

/** An Elastic Beanstalk platform is updated by AWS. */
export const beanstalkManagedUpdates = defineRule({
  id: 'beanstalk-managed-updates',
  title: 'Elastic Beanstalk platform is not updated',
  why: 'Holes that are mended upstream stay open here.',
  severity: 'low',
  topic: 'automation',
  checklist: 'automation/updates',
  aliases: ['CKV_AWS_340', 'ELASTIC_BEANSTALK_MANAGED_UPDATES_ENABLED', 'Security Hub ElasticBeanstalk.2'],
  scope: 'resource',
  resources: ['aws_elastic_beanstalk_environment'],
  fix: 'Add a `setting` with namespace `aws:elasticbeanstalk:managedactions`, name `ManagedActionsEnabled` and value `true`.',

  evaluate(environment) {
    const isOn = someItem(environment.get('setting'), setting =>
      both(
        equals(setting.get('namespace'), 'aws:elasticbeanstalk:managedactions'),
        equals(setting.get('name'), 'ManagedActionsEnabled'),
        equalsInAnyCase(setting.get('value'), 'true'),
      ),
    )
    return requireThat(isOn, environment, 'Its platform stays as it is.')
  },

  examples: {
    passes: [
      `resource "aws_elastic_beanstalk_environment" "main" {
  setting {
    namespace = "aws:elasticbeanstalk:managedactions"
    name      = "ManagedActionsEnabled"
    value     = "True"
  }
}`,
    ],
    fails: [
      'resource "aws_elastic_beanstalk_environment" "main" {} #!',
      `resource "aws_elastic_beanstalk_environment" "main" { #!
  setting {
    namespace = "aws:elasticbeanstalk:managedactions"
    name      = "ManagedActionsEnabled"
    value     = "false"
  }
}`,
    ],
    undecided: [
      `variable "on" {}
resource "aws_elastic_beanstalk_environment" "main" {
  setting {
    namespace = "aws:elasticbeanstalk:managedactions"
    name      = "ManagedActionsEnabled"
    value     = var.on
  }
}`,
    ],
  },
})
