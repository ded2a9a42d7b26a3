import { defineRule } from '../../define-rule.ts'
import { forbidThat } from '../../outcome.ts'
import { equals } from '../../resource/predicates.ts'
import { resourceWith } from './resource-example.ts'

/** https://docs.aws.amazon.com/codebuild/latest/userguide/public-builds.html */
export const buildPublic = defineRule({
  id: 'build-public',
  title: 'Builds are public',
  why: 'Everybody on the internet can read the logs and artifacts of all builds, old ones too.',
  severity: 'high',
  topic: 'network',
  checklist: 'network/public-copy',
  aliases: [],
  scope: 'resource',
  resources: ['aws_codebuild_project'],
  fix: 'Set `project_visibility = "PRIVATE"`.',

  evaluate(project) {
    const visibility = project.get('project_visibility')
    return forbidThat(equals(visibility, 'PUBLIC_READ'), visibility, 'Everybody may read the builds.')
  },

  examples: {
    passes: [
      resourceWith('aws_codebuild_project'),
      resourceWith('aws_codebuild_project', { project_visibility: '"PRIVATE"' }),
    ],
    fails: [resourceWith('aws_codebuild_project', { project_visibility: '"PUBLIC_READ" #!' })],
    undecided: [
      `variable "who" {}\n${resourceWith('aws_codebuild_project', { project_visibility: 'var.who' })}`,
    ],
  },
})
