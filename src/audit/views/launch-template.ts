import type { Configuration } from '../resource/configuration.ts'
import { isSet } from '../resource/predicates.ts'
import type { Resource } from '../resource/resource.ts'
import { some, type Truth } from '../resource/truth.ts'

/**
 * The launch template that an instance names is so: what the instance does not say itself, it takes from there.
 * `unknown` of a template that is not declared here.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_RunInstances.html
 */
export function templateSays(
  instance: Resource,
  configuration: Configuration,
  holds: (template: Resource) => Truth,
): Truth {
  const named = instance.get('launch_template')
  if (isSet(named) === 'no') return 'no'
  const templates = configuration.referredTo(named, 'aws_launch_template')
  return templates.length === 0 ? 'unknown' : some(templates, holds)
}
