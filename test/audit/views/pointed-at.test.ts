import { describe, expect, test } from 'vitest'
import { evaluateRoot } from '../../../src/audit/evaluate/evaluate-root.ts'
import type { Truth } from '../../../src/audit/resource/truth.ts'
import { equals } from '../../../src/audit/resource/predicates.ts'
import { isDeclared, isPointedAt, isReferredSo } from '../../../src/audit/views/pointed-at.ts'
import { aTree } from '../a-tree.ts'

const LINK = { type: 'aws_backup_vault_lock_configuration', path: 'backup_vault_name', names: 'name' }

const aVault = (more = ''): string => `variable "on" {}
resource "aws_backup_vault" "v" {
  ${more}
  name = "main"
}
`
const aLock = (vault: string, more = ''): string => `resource "aws_backup_vault_lock_configuration" "l" {
  ${more}
  backup_vault_name = ${vault}
}
`

const vaults = (count: number): string => aVault(`count = ${count}`)

const A_NAME = '"main-${random_pet.p.id}"'
const aNamelessVault = aVault().replace('"main"', 'var.on')
const aNamedVault = 'resource "aws_backup_vault" "w" {\n  name = "other"\n}\n'

function isLocked(text: string): Truth {
  const { configuration } = evaluateRoot(aTree({ 'main.tf': text }), '')
  const [vault] = configuration.ofType('aws_backup_vault')
  if (vault === undefined) throw new Error('There is no vault.')
  return isPointedAt(vault, LINK, configuration)
}

describe('a vault is pointed at by its lock', () => {
  test.each([
    ['by reference', `${aVault()}${aLock('aws_backup_vault.v.name')}`, 'yes'],
    ['by name', `${aVault()}${aLock('"main"')}`, 'yes'],
    [
      'with as unknown a count as its own',
      `${aVault('count = var.on ? 1 : 0')}${aLock('"main"', 'count = var.on ? 1 : 0')}`,
      'yes',
    ],
    ['by name, with nineteen others', `${vaults(20)}${aLock('"main"')}`, 'yes'],
    ['perhaps, where more than twenty are called the same', `${vaults(21)}${aLock('"main"')}`, 'unknown'],
    [
      'by reference, however many are called the same',
      `${vaults(21)}${aLock('aws_backup_vault.v[0].name')}`,
      'yes',
    ],
    ['not by another vault’s', `${aVault()}${aLock('"other"')}`, 'no'],
    [
      'not by the lock of another of the same name that it refers to',
      `${aVault()}${aNamedVault.replace('other', 'main')}${aLock('aws_backup_vault.w.name')}`,
      'no',
    ],
    [
      'not by the lock of another that it refers to, though both names are put together alike',
      `${aVault().replace('"main"', A_NAME)}${aNamedVault.replace('"other"', A_NAME)}${aLock('aws_backup_vault.w.name')}`,
      'no',
    ],
    ['by a name that is put together alike', `${aVault().replace('"main"', A_NAME)}${aLock(A_NAME)}`, 'yes'],
    [
      'by the lock of this one or another, whichever is there',
      `${aVault('count = var.on ? 0 : 1')}${aNamedVault.replace('{', '{\n  count = var.on ? 1 : 0').replace('other', 'main')}${aLock('var.on ? aws_backup_vault.w[0].name : aws_backup_vault.v[0].name')}`,
      'yes',
    ],
    [
      'by the lock of the one that is there',
      `${aVault('count = var.on ? 0 : 1')}${aNamedVault.replace('{', '{\n  count = var.on ? 1 : 0').replace('other', 'main')}${aLock('try(aws_backup_vault.w[0].name, aws_backup_vault.v[0].name)')}`,
      'yes',
    ],
    [
      'not by the lock of another that it names, though its own name is not known',
      `${aNamelessVault}${aNamedVault}${aLock('aws_backup_vault.w.name')}`,
      'no',
    ],
    [
      'perhaps, where its own name is not known, by a name that is written out',
      `${aNamelessVault}${aLock('"main"')}`,
      'unknown',
    ],
    [
      'perhaps, where its own name is not known, by one that is made of another’s',
      `${aNamelessVault}${aNamedVault}${aLock('"${aws_backup_vault.w.name}-2"')}`,
      'unknown',
    ],
    ['not without one', aVault(), 'no'],
    ['perhaps, by what is not known', `${aVault()}${aLock('var.on')}`, 'unknown'],
    [
      'not by the lock of a vault that nobody declares',
      `${aVault()}${aLock('aws_backup_vault.w.name')}`,
      'no',
    ],
    ['not by the lock of what a variable says that nobody declares', `${aVault()}${aLock('var.none')}`, 'no'],
    ['not by the lock of a local value that nobody declares', `${aVault()}${aLock('local.none')}`, 'no'],
    [
      'not by the lock of a module’s vault that nobody calls',
      `${aVault()}${aLock('module.none.vault')}`,
      'no',
    ],
    [
      'perhaps, by a name that is made of something undeclared',
      `${aVault()}${aLock('"${aws_backup_vault.w.name}${var.on}"')}`,
      'unknown',
    ],
    [
      'perhaps, where the lock may not be there',
      `${aVault()}${aLock('"main"', 'count = var.on ? 1 : 0')}`,
      'unknown',
    ],
  ] as const)('%s', (_, text, answer) => {
    expect(isLocked(text)).toBe(answer)
  })
})

describe('a type is declared', () => {
  test.each([
    ['by a resource', aVault(), 'yes'],
    ['perhaps, by one that may not be there', aVault('count = var.on ? 1 : 0'), 'unknown'],
    ['not without one', 'resource "aws_vpc" "v" {}', 'no'],
    ['not by one whose count is 0', aVault('count = 0'), 'no'],
  ] as const)('%s', (_, text, answer) => {
    const { configuration } = evaluateRoot(aTree({ 'main.tf': text }), '')
    expect(isDeclared(configuration, 'aws_backup_vault')).toBe(answer)
  })
})

const anApi = (name: string, type: string, more = ''): string =>
  `resource "aws_apigatewayv2_api" "${name}" {\n  protocol_type = "${type}"\n  ${more}\n}\n`
const aRoute = (api: string): string =>
  `variable "v" {}\nresource "aws_apigatewayv2_route" "r" {\n  api_id = ${api}\n}\n`

function isOfSocket(text: string): Truth {
  const { configuration } = evaluateRoot(aTree({ 'main.tf': text }), '')
  const [route] = configuration.ofType('aws_apigatewayv2_route')
  if (route === undefined) throw new Error('There is no route.')
  return isReferredSo(route.get('api_id'), ['aws_apigatewayv2_api'], configuration, api =>
    equals(api.get('protocol_type'), 'WEBSOCKET'),
  )
}

describe('a route is one of a WebSocket', () => {
  test.each([
    ['by reference', `${aRoute('aws_apigatewayv2_api.a.id')}${anApi('a', 'WEBSOCKET')}`, 'yes'],
    [
      'not by a reference to another API',
      `${aRoute('aws_apigatewayv2_api.b.id')}${anApi('a', 'WEBSOCKET')}${anApi('b', 'HTTP')}`,
      'no',
    ],
    ['perhaps, where its API is not known', `${aRoute('var.v')}${anApi('a', 'WEBSOCKET')}`, 'unknown'],
    ['not where its API is not known and none is one', `${aRoute('var.v')}${anApi('a', 'HTTP')}`, 'no'],
    [
      'perhaps, where its API is not known and more than twenty are declared',
      `${aRoute('var.v')}${anApi('a', 'HTTP', 'count = 21')}`,
      'unknown',
    ],
    ['not by an id of elsewhere', `${aRoute('"a1b2c3"')}${anApi('a', 'WEBSOCKET')}`, 'no'],
    ['not by what is declared nowhere', `${aRoute('var.other')}${anApi('a', 'WEBSOCKET')}`, 'no'],
  ])('%s', (_, text, expected) => {
    expect(isOfSocket(text)).toBe(expected)
  })
})
