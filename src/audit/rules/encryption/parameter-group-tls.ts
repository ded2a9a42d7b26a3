import { defineRule } from '../../define-rule.ts'
import { requireThat } from '../../outcome.ts'
import type { Attribute } from '../../resource/attribute.ts'
import { equalsInAnyCase } from '../../resource/predicates.ts'
import type { Resource } from '../../resource/resource.ts'
import { not, type Truth } from '../../resource/truth.ts'
import { parameterGroup, placeOfParameter, someParameter } from './tables/parameters.ts'

interface Switch {
  readonly name: string
  readonly holds: (group: Resource) => Truth
}

const isOff = (value: Attribute) => equalsInAnyCase(value, 'disabled', 'false', '0', 'off')
const isOn = (value: Attribute) => equalsInAnyCase(value, 'true', '1', 'on')

/** DocumentDB and Neptune ask for TLS unless told otherwise, Redshift only if told. */
const SWITCHES: Readonly<Record<string, Switch>> = {
  aws_docdb_cluster_parameter_group: {
    name: 'tls',
    holds: group => not(someParameter(group, 'tls', isOff)),
  },
  aws_neptune_cluster_parameter_group: {
    name: 'neptune_enforce_ssl',
    holds: group => not(someParameter(group, 'neptune_enforce_ssl', isOff)),
  },
  aws_neptune_parameter_group: {
    name: 'neptune_enforce_ssl',
    holds: group => not(someParameter(group, 'neptune_enforce_ssl', isOff)),
  },
  aws_redshift_parameter_group: {
    name: 'require_ssl',
    holds: group => someParameter(group, 'require_ssl', isOn),
  },
}

/** Databases that are told by a parameter group whether to ask for TLS do so. */
export const parameterGroupTls = defineRule({
  id: 'parameter-group-tls',
  title: 'Database takes connections without TLS',
  why: 'Whoever is in the network reads what is asked and answered, and the password before it.',
  severity: 'high',
  topic: 'encryption',
  checklist: 'encryption/in-transit',
  aliases: [],
  aliasesOf: {
    aws_docdb_cluster_parameter_group: ['CKV_AWS_90'],
    aws_redshift_parameter_group: [
      'CKV_AWS_105',
      'Security Hub Redshift.2',
      'Guard REDSHIFT_REQUIRE_TLS_SSL',
    ],
  },
  scope: 'resource',
  resources: Object.keys(SWITCHES),
  fix: 'Set the parameter so that TLS is asked for: `require_ssl` true, `tls` enabled.',

  evaluate(group) {
    const { name = '', holds = () => 'yes' as const } = SWITCHES[group.type] ?? {}
    return requireThat(holds(group), placeOfParameter(group, name), `\`${name}\` does not ask for TLS.`)
  },

  examples: {
    passes: [
      parameterGroup('aws_docdb_cluster_parameter_group', 'name = "tls"\n    value = "enabled"'),
      parameterGroup('aws_docdb_cluster_parameter_group'),
      parameterGroup('aws_neptune_cluster_parameter_group', 'name = "neptune_enforce_ssl"\n    value = "1"'),
      parameterGroup('aws_redshift_parameter_group', 'name = "require_ssl"\n    value = "true"'),
      parameterGroup(
        'aws_redshift_parameter_group',
        'name = "enable_user_activity_logging"\n    value = "true"',
        'name = "require_ssl"\n    value = true',
      ),
    ],
    fails: [
      parameterGroup('aws_docdb_cluster_parameter_group', 'name = "tls"\n    value = "disabled" #!'),
      parameterGroup(
        'aws_neptune_cluster_parameter_group',
        'name = "neptune_enforce_ssl"\n    value = "0" #!',
      ),
      parameterGroup('aws_neptune_parameter_group', 'name = "neptune_enforce_ssl"\n    value = 0 #!'),
      parameterGroup('aws_redshift_parameter_group', 'name = "require_ssl"\n    value = "false" #!'),
      parameterGroup('aws_redshift_parameter_group').replace('{', '{ #!'),
    ],
    undecided: [
      `variable "v" {}\n${parameterGroup('aws_redshift_parameter_group', 'name = "require_ssl"\n    value = var.v')}`,
    ],
  },
})
