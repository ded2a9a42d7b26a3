import type { Attribute } from '../../resource/attribute.ts'
import { isSet, textOf } from '../../resource/predicates.ts'
import { both, type Truth, truth } from '../../resource/truth.ts'
import { compiled } from './compiled.ts'

/** What a policy asks of a justification. */
export interface Justification {
  readonly least: number
  readonly content: readonly string[]
}

/** What a tool writes, and what was put off. */
const SAYS_NOTHING = [
  /^(?:managed|created|provisioned|generated) by \w+\W*$/i,
  /^(?:todo|fixme|tbd|tba|placeholder)\b/i,
]

/** Words with which a description says again what the rule says already: what is let in, and from where. */
const SAY_IT_AGAIN = new Set(
  `a accept accepts access all allow allowed allowing allows an and any anybody anyone anywhere are cidr connection
  connections enable enabled enables every everybody everyone everything everywhere external for from full group
  http https icmp in inbound incoming ingress internet ip ips ipv4 ipv6 is network networks of on open opened
  opens outside over permit permits permitted port ports protocol protocols public rdp reach reached reaches rule
  rules security sg source sources ssh ssl tcp the this tls to traffic udp via web whole with world`.split(
    /\s+/,
  ),
)

/** Longer ones are refused: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateSecurityGroup.html */
const LONGEST = 255

const WORD = /[\p{L}\p{N}](?:[\p{L}\p{N}._-]*[\p{L}\p{N}])?/gu
const NUMBERS = /^[\d.-]+$/

function saysNothing(description: string): boolean {
  const text = description.slice(0, LONGEST)
  const words = text.toLowerCase().match(WORD) ?? []
  return (
    SAYS_NOTHING.some(each => each.test(text)) ||
    words.every(word => SAY_IT_AGAIN.has(word) || NUMBERS.test(word))
  )
}

/** The description is long enough, says something, and holds what the policy asks for. */
export function justifies(description: Attribute, { least, content }: Justification): Truth {
  if (description.value?.kind === 'unknown') return both(isSet(description), 'unknown')
  const text = textOf(description.value)?.trim() ?? ''
  const isSaid = description.isWritten && text.length >= least && !saysNothing(text)
  return truth(isSaid && (content.length === 0 || compiled(content).some(each => each.matches(text))))
}
