import type { Attribute } from './resource/attribute.ts'
import type { Place } from './resource/place.ts'
import { isSet, isTrue } from './resource/predicates.ts'
import type { Resource } from './resource/resource.ts'
import type { Truth } from './resource/truth.ts'

/** What a rule says of one thing; a list says several, and an empty one is `pass`. */
export type Outcome = Flagged | Undecided | readonly Outcome[]

/** The rule is broken there. */
export interface Flagged {
  readonly outcome: 'flagged'
  readonly at: Subject
  readonly says: string
}

/** What it depends on is not known. */
export interface Undecided {
  readonly outcome: 'undecided'
  readonly at: Subject
  readonly why: string
}

/** What an outcome is about: an attribute, a whole resource, or a place. */
export type Subject = Attribute | Resource | Place

/** Nothing is wrong. */
export const pass: Outcome = []

/** Something is wrong: `says` is one sentence for people, never with a secret’s value in it. */
export function flag(at: Subject, says: string): Flagged {
  return { outcome: 'flagged', at, says }
}

/** It could not be decided; `why` defaults to what is not known of the attribute. */
export function undecided(at: Subject, why = reasonOf(at)): Undecided {
  return { outcome: 'undecided', at, why }
}

/** `yes` passes, `no` is flagged, `unknown` is undecided. The one way from an answer to an outcome. */
export function requireThat(holds: Truth, at: Subject, says: string): Outcome {
  if (holds === 'yes') return pass
  return holds === 'no' ? flag(at, says) : undecided(at)
}

/** The opposite: `yes` is flagged. */
export function forbidThat(holds: Truth, at: Subject, says: string): Outcome {
  if (holds === 'no') return pass
  return holds === 'yes' ? flag(at, says) : undecided(at)
}

/** The attribute has to be true, written or by default. */
export function requireTrue(attribute: Attribute, says: string): Outcome {
  return requireThat(isTrue(attribute), attribute, says)
}

/** The attribute has to be written, with something in it. */
export function requireSet(attribute: Attribute, says: string): Outcome {
  return requireThat(isSet(attribute), attribute, says)
}

function reasonOf(at: Subject): string {
  if ('value' in at && at.value?.kind === 'unknown') return at.value.why
  return 'What it depends on is not known before it is applied'
}
