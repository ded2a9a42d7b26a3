import { defineRule } from '../../define-rule.ts'
import { pass, requireTrue, undecided } from '../../outcome.ts'
import { s3BackendOf } from '../../views/root-settings.ts'
import { GCS_BACKEND, PLACE, s3Backend } from './backend-example.ts'

/** Terraform’s state is encrypted. */
export const stateEncrypted = defineRule({
  id: 'state-encrypted',
  title: 'Terraform’s state is not encrypted',
  why: 'The state holds every password that Terraform knows.',
  severity: 'medium',
  topic: 'automation',
  checklist: 'automation/state',
  aliases: [],
  scope: 'resource',
  resources: ['terraform'],
  fix: 'Set `encrypt = true`, and `kms_key_id` to a key of yours, in the backend.',

  evaluate(settings, configuration) {
    const backend = s3BackendOf(settings, configuration)
    if (backend === null) return pass
    const encrypt = backend.get('encrypt')
    // What is not written may be given by `terraform init -backend-config`.
    if (!encrypt.isWritten && !backend.get('bucket').isWritten)
      return undecided(backend, 'The rest of the backend is given elsewhere')
    return requireTrue(encrypt, 'The state is stored without `encrypt`.')
  },

  examples: {
    passes: [
      s3Backend({ ...PLACE, encrypt: 'true' }),
      'terraform { required_version = "~> 1.9" }',
      GCS_BACKEND,
    ],
    fails: [s3Backend(PLACE, ' #!'), s3Backend({ ...PLACE, encrypt: 'false #!' })],
    undecided: [
      `terraform {
  backend "s3" {}
}`,
    ],
  },
})
