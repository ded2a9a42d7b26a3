import { describe, expect, test } from 'vitest'
import { referencesIn } from '../../../src/audit/resource/attribute.ts'
import { startOf } from '../../../src/audit/resource/place.ts'
import type { Value } from '../../../src/audit/resource/value.ts'

const traced = { place: startOf('main.tf'), through: [] }

function aText(address: string): Value {
  return { kind: 'string', value: '', references: [{ address, attribute: 'arn' }], ...traced }
}

function aList(items: readonly Value[]): Value {
  return { kind: 'list', items, isComplete: true, references: [], ...traced }
}

const addresses = (value: Value | null) => referencesIn(value).map(({ address }) => address)

describe('the references in a value', () => {
  test('are its own and those of everything inside, in the order in which they stand', () => {
    const inner: Value = {
      kind: 'object',
      entries: new Map([
        ['a', aText('b')],
        ['c', aList([aText('c'), aText('d')])],
      ]),
      isComplete: true,
      references: [{ address: 'a', attribute: '' }],
      ...traced,
    }
    expect(addresses(aList([inner, aText('e')]))).toEqual(['a', 'b', 'c', 'd', 'e'])
    expect(addresses(null)).toEqual([])
  })

  test('of a value that stands in it a billion billion times are found at once', () => {
    let value = aText('a')
    for (let level = 0; level < 60; level++) value = aList([value, value])
    expect(addresses(value)).toEqual(['a'])
  })

  test('of more values than a call takes arguments are all found', () => {
    expect(addresses(aList(Array.from({ length: 300_000 }, (_, at) => aText(`${at}`))))).toHaveLength(300_000)
  })
})
