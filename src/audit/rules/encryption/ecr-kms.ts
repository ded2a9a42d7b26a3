import { defineRule } from '../../define-rule.ts'
import { demandsOf } from './demand/demands-of.ts'
import { KMS_REPOSITORIES } from './tables/builds.ts'

/** Images are encrypted with KMS. */
export const ecrKms = defineRule({
  id: 'ecr-kms',
  title: 'Image repository is not encrypted with KMS',
  why: 'Without KMS nobody can say who may read an image, or see who did.',
  severity: 'medium',
  topic: 'encryption',
  checklist: 'encryption/at-rest',
  fix: 'Set `encryption_type = "KMS"` in `encryption_configuration`.',
  ...demandsOf(KMS_REPOSITORIES),
})
