import { defineRule } from '../../define-rule.ts'
import { requireThat } from '../../outcome.ts'
import { equals, equalsInAnyCase, someItem } from '../../resource/predicates.ts'
import { both, either } from '../../resource/truth.ts'

/** An Elastic Beanstalk environment reports how it is in full. */
export const beanstalkEnhancedHealth = defineRule({
  id: 'beanstalk-enhanced-health',
  title: 'Elastic Beanstalk has no enhanced health reports',
  why: 'Basic reports see the load balancer, not the application.',
  severity: 'low',
  topic: 'automation',
  checklist: 'automation/availability',
  aliases: ['CKV_AWS_312', 'BEANSTALK_ENHANCED_HEALTH_REPORTING_ENABLED', 'Security Hub ElasticBeanstalk.1'],
  scope: 'resource',
  resources: ['aws_elastic_beanstalk_environment'],
  fix: 'Add a `setting` with namespace `aws:elasticbeanstalk:healthreporting:system`, name `SystemType` and value `enhanced`.',

  evaluate(environment) {
    const isOn = someItem(environment.get('setting'), setting =>
      both(
        equals(setting.get('namespace'), 'aws:elasticbeanstalk:healthreporting:system'),
        either(
          both(equals(setting.get('name'), 'SystemType'), equalsInAnyCase(setting.get('value'), 'enhanced')),
          both(
            equals(setting.get('name'), 'HealthStreamingEnabled'),
            equalsInAnyCase(setting.get('value'), 'true'),
          ),
        ),
      ),
    )
    return requireThat(isOn, environment, 'It reports only how its load balancer is.')
  },

  examples: {
    passes: [
      `resource "aws_elastic_beanstalk_environment" "main" {
  setting {
    namespace = "aws:elasticbeanstalk:healthreporting:system"
    name      = "SystemType"
    value     = "enhanced"
  }
}`,
      `resource "aws_elastic_beanstalk_environment" "main" {
  setting {
    namespace = "aws:elasticbeanstalk:healthreporting:system"
    name      = "HealthStreamingEnabled"
    value     = true
  }
}`,
    ],
    fails: [
      'resource "aws_elastic_beanstalk_environment" "main" {} #!',
      `resource "aws_elastic_beanstalk_environment" "main" { #!
  setting {
    namespace = "aws:elasticbeanstalk:healthreporting:system"
    name      = "HealthStreamingEnabled"
    value     = "false"
  }
}`,
    ],
    undecided: [
      `variable "kind" {}
resource "aws_elastic_beanstalk_environment" "main" {
  setting {
    namespace = "aws:elasticbeanstalk:healthreporting:system"
    name      = "SystemType"
    value     = var.kind
  }
}`,
    ],
  },
})
