import type { Configuration } from './resource/configuration.ts'
import { textOf } from './resource/predicates.ts'

/** Providers that make nothing that could be insecure by itself. */
const HARMLESS = new Set([
  'archive',
  'external',
  'http',
  'local',
  'null',
  'random',
  'template',
  'terraform',
  'time',
])

/**
 * What root modules hold that no rule looks at, in words: “3 resources of `google`, 1 module from elsewhere”; `null`:
 * nothing of the kind.
 * @param unreadBefore places that cannot be read or evaluated, and could not before the change
 */
export function beyondInWords(configurations: readonly Configuration[], unreadBefore: number): string | null {
  const resources = configurations.flatMap(each => each.resources)
  const providers = resources.flatMap(({ type }) => providerOf(type) ?? [])
  const counts = [...Map.groupBy(providers, each => each)].map(([provider, { length }]): [string, number] => [
    provider,
    length,
  ])
  const elsewhere = resources.filter(({ type }) => type === 'module').filter(isFromElsewhere).length
  const words = [
    ...counts
      .toSorted(([one], [other]) => (one < other ? -1 : 1))
      .map(([provider, count]) => `${counted(count, 'resource')} of \`${provider}\``),
    ...(elsewhere === 0 ? [] : [`${counted(elsewhere, 'module')} from elsewhere`]),
    ...(unreadBefore === 0 ? [] : [`${counted(unreadBefore, 'place')} that could not be read before either`]),
  ]
  return words.length === 0 ? null : words.join(', ')
}

/** `google_storage_bucket` → `google`; `null`: it is AWS’s, harmless, or stands beside the resources. */
function providerOf(type: string): string | null {
  const [, provider] = /^([a-z0-9-]{1,50})_/.exec(type) ?? []
  return provider === undefined || provider === 'aws' || HARMLESS.has(provider) ? null : provider
}

function isFromElsewhere(call: Configuration['resources'][number]): boolean {
  const source = textOf(call.get('source').value)
  return source === null || source === undefined || !/^\.\.?(?:[/\\]|$)/.test(source)
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}
