import { defineRule } from '../../define-rule.ts'
import { pass, requireThat, undecided } from '../../outcome.ts'
import { isSet, isTrue } from '../../resource/predicates.ts'
import { either } from '../../resource/truth.ts'
import { s3BackendOf } from '../../views/root-settings.ts'
import { GCS_BACKEND, PLACE, s3Backend } from './backend-example.ts'

/** Only one apply at a time writes Terraform’s state. */
export const stateLocked = defineRule({
  id: 'state-locked',
  title: 'Terraform’s state is not locked',
  why: 'Two applies at once leave a state that fits neither.',
  severity: 'low',
  topic: 'automation',
  checklist: 'automation/state',
  aliases: [],
  scope: 'resource',
  resources: ['terraform'],
  fix: 'Set `use_lockfile = true` in the backend, or name a `dynamodb_table`.',

  evaluate(settings, configuration) {
    const backend = s3BackendOf(settings, configuration)
    if (backend === null) return pass
    const isLocked = either(isTrue(backend.get('use_lockfile')), isSet(backend.get('dynamodb_table')))
    if (isLocked === 'no' && !backend.get('bucket').isWritten)
      return undecided(backend, 'The rest of the backend is given elsewhere')
    return requireThat(isLocked, backend, 'Nothing keeps two applies apart.')
  },

  examples: {
    passes: [
      'terraform { required_version = "~> 1.9" }',
      GCS_BACKEND,
      s3Backend({ ...PLACE, use_lockfile: 'true' }),
      s3Backend({ ...PLACE, dynamodb_table: '"locks"' }),
    ],
    fails: [s3Backend(PLACE, ' #!'), s3Backend({ ...PLACE, use_lockfile: 'false' }, ' #!')],
    undecided: [s3Backend({ key: '"app"' })],
  },
})
