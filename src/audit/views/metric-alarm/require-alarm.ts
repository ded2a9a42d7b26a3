import { flag, type Outcome, pass, undecided } from '../../outcome.ts'
import type { Configuration } from '../../resource/configuration.ts'
import { accountSubject } from '../trail.ts'
import { type Alarmed, followed } from './alarmed.ts'
import type { Watched } from './events.ts'

/**
 * Each of the events is selected by a metric filter whose metric an alarm watches. What filters select is found by
 * running their patterns over the events, not by how they are written. Told once, at the account’s trail, with the
 * events that nobody hears of. Whether the alarm tells anybody is asked of the alarm: `alarm-unheard`.
 */
export function requireAlarm(events: readonly Watched[], configuration: Configuration): Outcome {
  const all = events.map(watched => ({ name: watched.name, way: followed(watched, configuration) }))
  const unheard = all.filter(({ way }) => way.isWatched === 'no')
  const subject = accountSubject(configuration)
  if (unheard.length > 0) {
    const names = unheard.map(({ name }) => name)
    return flag(subject, `Nobody is told of ${listed(names)}: ${reasonOf(unheard.map(({ way }) => way))}.`)
  }
  const open = all.find(({ way }) => way.isWatched === 'unknown')
  if (open === undefined) return pass
  return undecided(subject, `Whether somebody is told of ${open.name} is not known before it is applied`)
}

function reasonOf(ways: readonly Alarmed[]): string {
  if (ways.some(({ isCounted }) => isCounted === 'no')) return 'no metric filter singles it out'
  return 'no alarm watches the metric that counts it'
}

function listed(names: readonly string[]): string {
  const shown = names.slice(0, 3).join(', ')
  return names.length > 3 ? `${shown} and ${names.length - 3} more` : shown
}
