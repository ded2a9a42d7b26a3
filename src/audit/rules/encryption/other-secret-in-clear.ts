import { defineRule } from '../../define-rule.ts'
import { OTHER_SECRETS } from './secrets/other-secrets.ts'
import { secretExamples, secretsInClear } from './secrets/secret-attributes.ts'

/** Secrets of other providers, and of the provider blocks themselves, come from somewhere else. */
export const otherSecretInClear = defineRule({
  id: 'other-secret-in-clear',
  title: 'Secret of another provider is written in clear',
  why: 'Whoever reads the repository, its history or the state has the secret.',
  severity: 'high',
  topic: 'encryption',
  checklist: 'encryption/secrets',
  aliases: [],
  scope: 'resource',
  resources: Object.keys(OTHER_SECRETS),
  fix: 'Replace the secret where it is used, and give the new one in a variable or the provider’s environment.',
  isAboutSecrets: true,

  evaluate: resource => secretsInClear(resource, OTHER_SECRETS[resource.type] ?? []),

  examples: secretExamples(OTHER_SECRETS),
})
