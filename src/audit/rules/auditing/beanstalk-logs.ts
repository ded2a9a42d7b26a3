import { defineRule } from '../../define-rule.ts'
import { requireThat } from '../../outcome.ts'
import { equals, isTrue, someItem } from '../../resource/predicates.ts'
import { both } from '../../resource/truth.ts'

/** An Elastic Beanstalk environment streams its logs. */
export const beanstalkLogs = defineRule({
  id: 'beanstalk-logs',
  title: 'Elastic Beanstalk does not stream its logs',
  why: 'Logs that stay on an instance go with it.',
  severity: 'low',
  topic: 'auditing',
  checklist: 'auditing/service-logs',
  aliases: ['Security Hub ElasticBeanstalk.3'],
  scope: 'resource',
  resources: ['aws_elastic_beanstalk_environment'],
  fix: 'Add a `setting` with namespace `aws:elasticbeanstalk:cloudwatch:logs`, name `StreamLogs` and value `true`.',

  evaluate(environment) {
    const isOn = someItem(environment.get('setting'), setting =>
      both(
        equals(setting.get('namespace'), 'aws:elasticbeanstalk:cloudwatch:logs'),
        equals(setting.get('name'), 'StreamLogs'),
        isTrue(setting.get('value')),
      ),
    )
    return requireThat(isOn, environment, 'Logs stay on its instances.')
  },

  examples: {
    passes: [
      `resource "aws_elastic_beanstalk_environment" "main" {
  setting {
    namespace = "aws:elasticbeanstalk:cloudwatch:logs"
    name      = "StreamLogs"
    value     = "true"
  }
}`,
    ],
    fails: [
      'resource "aws_elastic_beanstalk_environment" "main" {} #!',
      `resource "aws_elastic_beanstalk_environment" "main" { #!
  setting {
    namespace = "aws:elasticbeanstalk:cloudwatch:logs"
    name      = "StreamLogs"
    value     = "false"
  }
}`,
    ],
    undecided: [
      `variable "stream" {}
resource "aws_elastic_beanstalk_environment" "main" {
  setting {
    namespace = "aws:elasticbeanstalk:cloudwatch:logs"
    name      = "StreamLogs"
    value     = var.stream
  }
}`,
    ],
  },
})
