import { defineRule } from '../../define-rule.ts'
import { forbidThat } from '../../outcome.ts'
import { type Truth, truth } from '../../resource/truth.ts'
import { ENVIRONMENTS, type Variable } from './secrets/environments.ts'
import { partlyWrittenText, writtenText } from './secrets/known-text.ts'
import { isSecretOf } from './secrets/secret-text.ts'
import { holdsToken } from './secrets/token-formats.ts'

/** Programs find no secret in clear in their environment. */
export const environmentSecret = defineRule({
  id: 'environment-secret',
  title: 'Secret is written in the environment of a program',
  why: 'Whoever reads the repository, or may look at the function or task, has the secret.',
  severity: 'high',
  topic: 'encryption',
  checklist: 'encryption/secrets',
  aliases: [],
  aliasesOf: { aws_lambda_function: ['CKV_AWS_45'], aws_ecs_task_definition: ['AWS-0036'] },
  scope: 'resource',
  resources: Object.keys(ENVIRONMENTS),
  fix: 'Replace the secret where it is used, and let the program read the new one from Secrets Manager.',
  isAboutSecrets: true,

  evaluate: resource =>
    (ENVIRONMENTS[resource.type]?.(resource) ?? []).map(variable =>
      forbidThat(
        isSecret(variable),
        variable.attribute,
        `The variable \`${named(variable.name)}\` holds a secret in clear.`,
      ),
    ),

  examples: {
    passes: [
      lambdaWith('STAGE = "live"'),
      lambdaWith('DB_PASSWORD = var.password'),
      lambdaWith('SECRET_NAME = "db"', 'TOKEN_TTL = "3600"', 'DB_PASSWORD = "/live/db/password"'),
      lambdaWith('API_SECRET = "arn:aws:secretsmanager:eu-west-1:111122223333:secret:api"'),
      lambdaWith('COMMIT = "da39a3ee5e6b4b0d3255bfef95601890afd80709"'),
      lambdaWith('DATABASE_URL = "postgres://app:${var.password}@db/app"'),
      taskWith('{ "name": "ENVIRONMENT", "value": "development" }'),
      `resource "aws_codebuild_project" "p" {
  environment {
    environment_variable {
      name  = "NPM_TOKEN"
      type  = "SECRETS_MANAGER"
      value = "npm:token"
    }
  }
}`,
    ],
    fails: [
      lambdaWith(
        'ACCESS = "AKIAIOSFODNN7EXAMPLE" #!',
        'HIDDEN = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY" #!',
      ),
      lambdaWith('DB_PASSWORD = "Correct-Horse-7" #!'),
      lambdaWith('DATABASE_URL = "postgres://app:Correct-Horse-7@db/app" #!'),
      `resource "aws_ecs_task_definition" "t" {
  container_definitions = jsonencode([{
    name = "app"
    environment = [
      { name = "STAGE", value = "live" },
      { name = "DATABASE_PASSWORD", value = "Correct-Horse-7" }, #!
    ]
  }])
}`,
      `resource "aws_batch_job_definition" "j" {
  container_properties = jsonencode({
    environment = [{ name = "API_KEY", value = "Correct-Horse-7" }] #!
  })
}`,
      `resource "aws_codebuild_project" "p" {
  environment {
    environment_variable {
      name  = "NPM_TOKEN"
      value = "Correct-Horse-7" #!
    }
  }
}`,
      `resource "aws_elastic_beanstalk_environment" "e" {
  setting {
    namespace = "aws:elasticbeanstalk:application:environment"
    name      = "SECRET_KEY"
    value     = "Correct-Horse-7" #!
  }
}`,
      `resource "aws_elastic_beanstalk_configuration_template" "e" {
  setting {
    name  = "DB_PASSWORD"
    value = "Correct-Horse-7" #!
  }
}`,
      ...[
        ['aws_amplify_app', 'environment_variables'],
        ['aws_amplify_branch', 'environment_variables'],
        ['aws_glue_job', 'default_arguments'],
        ['aws_mwaa_environment', 'airflow_configuration_options'],
      ].map(
        ([type, path]) =>
          `resource "${type}" "x" {\n  ${path} = {\n    "--db-password" = "Correct-Horse-7" #!\n  }\n}`,
      ),
      ...[
        ['aws_lightsail_container_service_deployment_version', 'container'],
        ['aws_sagemaker_data_quality_job_definition', 'data_quality_app_specification'],
        ['aws_sagemaker_model', 'primary_container'],
      ].map(
        ([type, block]) =>
          `resource "${type}" "x" {\n  ${block} {\n    environment = {\n      API_TOKEN = "Correct-Horse-7" #!\n    }\n  }\n}`,
      ),
      `resource "aws_synthetics_canary" "c" {
  run_config {
    environment_variables = {
      API_TOKEN = "Correct-Horse-7" #!
    }
  }
}`,
      `resource "aws_apprunner_service" "s" {
  source_configuration {
    image_repository {
      image_configuration {
        runtime_environment_variables = {
          API_TOKEN = "Correct-Horse-7" #!
        }
      }
    }
  }
}`,
    ],
  },
})

function isSecret({ name, attribute }: Variable): Truth {
  const text = partlyWrittenText(attribute)
  if (text !== null && holdsToken(text)) return 'yes'
  const whole = writtenText(attribute)
  if (whole === null) return 'no'
  // Under some name it may be one.
  if (name === null) return isSecretOf('password', whole) ? 'unknown' : 'no'
  return truth(isSecretOf(name, whole))
}

/** A name that is a secret itself is not repeated. */
function named(name: string | null): string {
  return name === null || holdsToken(name) || name.length > 64 ? '…' : name
}

function lambdaWith(...variables: readonly string[]): string {
  return `variable "password" {}
resource "aws_lambda_function" "f" {
  environment {
    variables = {
      ${variables.join('\n      ')}
    }
  }
}`
}

function taskWith(variable: string): string {
  return `resource "aws_ecs_task_definition" "t" {
  container_definitions = <<JSON
[{ "name": "app", "environment": [${variable}] }]
JSON
}`
}
