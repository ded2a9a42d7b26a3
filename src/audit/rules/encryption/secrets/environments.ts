import type { Attribute } from '../../../resource/attribute.ts'
import { equals } from '../../../resource/predicates.ts'
import type { Resource } from '../../../resource/resource.ts'
import { jsonOf } from '../../../views/json-of.ts'
import { blocksAt } from '../demand/blocks-at.ts'
import { type Member, membersOf } from './known-text.ts'

/** A variable that a program finds in its environment, or an argument by name; `null`: its name is not known. */
export interface Variable extends Omit<Member, 'name'> {
  readonly name: string | null
}

type Environment = (resource: Resource) => readonly Variable[]

/** Maps of names and values at these paths; blocks on the way are looked through. */
function maps(...paths: readonly string[]): Environment {
  return resource => paths.flatMap(path => blocksAt(resource, path)).flatMap(membersOf)
}

/** Blocks with a name and a value, but for those that say where the value is kept. */
function blocks(path: string): Environment {
  return resource =>
    blocksAt(resource, path)
      .filter(block => equals(block.get('type'), 'PARAMETER_STORE', 'SECRETS_MANAGER') !== 'yes')
      .flatMap(block => member(block))
}

/** Objects with a name and a value, in each container of a document of JSON. */
function containers(path: string, names: readonly [list: string, name: string, value: string]): Environment {
  return resource => {
    const [list, name, value] = names
    const all = jsonOf(resource.get(path)).each()
    return all.flatMap(container => container.each(list)).flatMap(each => member(each, name, value))
  }
}

function member(holder: Attribute, name = 'name', value = 'value'): readonly Variable[] {
  const { value: text } = holder.get(name)
  if (text?.kind === 'unknown') return [{ name: null, attribute: holder.get(value) }]
  return text?.kind === 'string' ? [{ name: text.value, attribute: holder.get(value) }] : []
}

const CODE = 'source_configuration.code_repository.code_configuration.code_configuration_values'
const IMAGE = 'source_configuration.image_repository.image_configuration'

/** Where resources tell programs what they find in their environment, by type. */
export const ENVIRONMENTS: Readonly<Record<string, Environment>> = {
  aws_amplify_app: maps('environment_variables'),
  aws_amplify_branch: maps('environment_variables'),
  aws_apprunner_service: maps(
    `${CODE}.runtime_environment_variables`,
    `${IMAGE}.runtime_environment_variables`,
  ),
  aws_batch_job_definition: containers('container_properties', ['environment', 'name', 'value']),
  aws_codebuild_project: blocks('environment.environment_variable'),
  aws_ecs_task_definition: containers('container_definitions', ['environment', 'name', 'value']),
  aws_elastic_beanstalk_configuration_template: blocks('setting'),
  aws_elastic_beanstalk_environment: blocks('setting'),
  aws_glue_job: maps('default_arguments', 'non_overridable_arguments'),
  aws_lambda_function: maps('environment.variables'),
  aws_lightsail_container_service_deployment_version: maps('container.environment'),
  aws_mwaa_environment: maps('airflow_configuration_options'),
  aws_sagemaker_data_quality_job_definition: maps('data_quality_app_specification.environment'),
  aws_sagemaker_model: maps('container.environment', 'primary_container.environment'),
  aws_synthetics_canary: maps('run_config.environment_variables'),
}
