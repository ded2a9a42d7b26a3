import type { FindingLevel } from '../model/finding.ts'
import { configView } from './config-view.ts'
import type { AnyFamily, Rule } from './define-rules.ts'
import { tokenAt } from './lexer/tokens.ts'
import type { Match } from './match.ts'
import type { CodeReading, Reading } from './reading.ts'
import { families } from './rules/index.ts'
import { isGuarded } from './syntax/guarded.ts'
import { environmentView, shellView, stringsView } from './views.ts'

/** What a rule found, in lines of the file. */
export interface Place {
  readonly from: number
  readonly to: number
  readonly also: readonly { readonly from: number; readonly to: number }[]
  readonly level: FindingLevel
  readonly message: string | undefined
  /** What two rules that found the same place share. */
  readonly key: string
}

export type Described = Omit<Rule<never>, 'match'>

/** A place with the rule that found it. */
export interface Found {
  readonly rule: Described
  readonly place: Place
}

/** What all rules find in a file, by families in their order. */
export function placesIn(reading: Reading): Found[] {
  const views = {
    shell: shellView(reading),
    config: configView(reading),
    environment: environmentView(reading),
    strings: stringsView(reading),
  }
  return families.flatMap(family => {
    if (family.reads === 'code') return reading.codes.flatMap(code => codePlaces(family, code))
    if (family.reads === 'shell')
      return reading.commands.length === 0 ? [] : linePlaces(family.rules, views.shell)
    if (family.reads === 'config')
      return reading.settings.length === 0 ? [] : linePlaces(family.rules, views.config)
    if (family.reads === 'environment') return linePlaces(family.rules, views.environment)
    return reading.texts.length === 0 ? [] : linePlaces(family.rules, views.strings)
  })
}

function linePlaces<View>(rules: readonly Rule<View>[], view: View): Found[] {
  return rules.flatMap(rule =>
    rule.match(view).map(match => ({
      rule,
      place: {
        from: match.from,
        to: match.to,
        also: match.also ?? [],
        level: match.level ?? rule.level ?? 'bypass',
        message: match.message,
        key: match.key ?? `${rule.id} ${match.from}`,
      },
    })),
  )
}

function codePlaces(family: Extract<AnyFamily, { reads: 'code' }>, code: CodeReading): Found[] {
  if (family.languages !== undefined && !family.languages.includes(code.source.profile.id)) return []
  return family.rules.flatMap(rule =>
    rule.match(code.view).map(match => ({ rule, place: placeOf(code, rule, match) })),
  )
}

function placeOf(code: CodeReading, rule: Described, match: Match): Place {
  const own = linesOf(code, match)
  const level = match.level ?? rule.level ?? 'bypass'
  const judged =
    level === 'bypass' && match.isJudged !== true && isGuarded(code.source, match.from) ? 'guarded' : level
  const also = (match.also ?? []).map(range => linesOf(code, range))
  return { ...own, also, level: judged, message: match.message, key: `${own.from} ${match.from} ${match.to}` }
}

function linesOf(
  { source, lineOf }: CodeReading,
  { from, to }: { readonly from: number; readonly to: number },
): { from: number; to: number } {
  const first = tokenAt(source.tokens, from)?.line ?? 1
  const last =
    tokenAt(source.tokens, Math.max(from, to - 1))?.endLine ??
    tokenAt(source.tokens, source.tokens.length - 1)?.endLine ??
    first
  return { from: lineOf(first), to: lineOf(Math.max(first, last)) }
}
