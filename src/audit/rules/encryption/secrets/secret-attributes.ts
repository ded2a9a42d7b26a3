import type { Example } from '../../../define-rule.ts'
import { forbidThat, type Outcome } from '../../../outcome.ts'
import type { Attribute } from '../../../resource/attribute.ts'
import type { Resource } from '../../../resource/resource.ts'
import type { Truth } from '../../../resource/truth.ts'
import { jsonOf } from '../../../views/json-of.ts'
import { blocksAt } from '../demand/blocks-at.ts'
import { exampleOf } from '../demand/example.ts'
import { type Member, membersOf, writtenText } from './known-text.ts'
import { isSecretName, isSecretOf, isSecretValue } from './secret-text.ts'

/** Attributes that are secrets themselves, by type. */
export type SecretAttributes = Readonly<Record<string, readonly string[]>>

/** Says of each attribute of a resource that is a secret, where it is written in clear. `are`: whether they are secrets. */
export function secretsInClear(resource: Resource, paths: readonly string[], are: Truth = 'yes'): Outcome {
  return paths
    .flatMap(path => [path, `${path}_wo`])
    .flatMap(path => attributesAt(resource, path))
    .filter(attribute => isInClear(attribute) || holdsSecretMember(attribute))
    .map(attribute => forbidThat(are, attribute, `\`${attribute.path}\` is written in clear.`))
}

function attributesAt(resource: Resource, path: string): readonly Attribute[] {
  const names = path.split('.')
  const last = names.pop() ?? path
  const holders = names.length === 0 ? [resource] : blocksAt(resource, names.join('.'))
  return holders.flatMap(holder => holder.get(last).each())
}

function isInClear(attribute: Attribute): boolean {
  const text = writtenText(attribute)
  if (text === null || !isSecretValue(text)) return false
  const members = text.trimStart().startsWith('{') ? membersOf(jsonOf(attribute)) : []
  return members.length === 0 || holdsSecret(members)
}

/** Of a document of JSON: a member whose name says that it is secret, or any where none does. */
function holdsSecret(members: readonly Member[]): boolean {
  const named = members.filter(({ name }) => isSecretName(name))
  return (named.length > 0 ? named : members).some(({ attribute }) => {
    const text = writtenText(attribute)
    return text === null ? membersOf(attribute).length > 0 : isSecretValue(text)
  })
}

/** A document of JSON of which parts are not known, with a member that is, and whose name says that it is secret. */
function holdsSecretMember(attribute: Attribute): boolean {
  if (attribute.value?.kind !== 'unknown') return false
  return membersOf(jsonOf(attribute)).some(({ name, attribute: member }) => {
    const text = writtenText(member)
    return text !== null && isSecretOf(name, text)
  })
}

/** Good and bad examples of each attribute. */
export function secretExamples(table: SecretAttributes): {
  readonly passes: readonly Example[]
  readonly fails: readonly Example[]
} {
  const all = Object.entries(table).flatMap(([type, paths]) => paths.map(path => [type, path] as const))
  return {
    passes: all.map(([type, path]) => secretExample(type, path, 'var.secret', null)),
    fails: all.map(([type, path]) => secretExample(type, path, '"Correct-Horse-7"', path)),
  }
}

function secretExample(type: string, path: string, expression: string, marked: string | null): string {
  const written = path.endsWith('passwords') ? `[${expression}]` : expression
  const text = exampleOf(type, { [path]: written }, marked)
  const provider = /^resource "provider\.(\w+)" "x"/.exec(text)?.[1]
  const block = provider === undefined ? text : text.replace(/^[^{]*/, `provider "${provider}" `)
  return expression.startsWith('var.') ? `variable "secret" {}\n${block}` : block
}
