import { defineRule } from '../../define-rule.ts'
import { demandsOf } from './demand/demands-of.ts'
import { TASK_VOLUMES } from './tables/transit.ts'

/** Tasks reach their file systems over TLS. */
export const taskVolumeInTransit = defineRule({
  id: 'task-volume-in-transit',
  title: 'Task reaches a file system without encryption',
  why: 'Whoever is in the network reads the files.',
  severity: 'high',
  topic: 'encryption',
  checklist: 'encryption/in-transit',
  fix: 'Set `transit_encryption = "ENABLED"` in `efs_volume_configuration`.',
  ...demandsOf(TASK_VOLUMES),
})
