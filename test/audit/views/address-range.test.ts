import { describe, expect, test } from 'vitest'
import {
  type AddressRange,
  addressRangeOf,
  contains,
  isAnywhere,
  isInternal,
} from '../../../src/audit/views/traffic/address-range.ts'

function ranges(...texts: readonly string[]): AddressRange[] {
  return texts.map(text => addressRangeOf(text)!)
}

describe('an address range', () => {
  test.each([
    ['10.0.0.0/8', 4, 0x0a000000n, 0x0affffffn],
    ['10.1.2.3/8', 4, 0x0a000000n, 0x0affffffn],
    ['192.0.2.7', 4, 0xc0000207n, 0xc0000207n],
    ['0.0.0.0/0', 4, 0n, 0xffffffffn],
    ['::/0', 6, 0n, (1n << 128n) - 1n],
    ['::1', 6, 1n, 1n],
    ['1::/16', 6, 1n << 112n, (2n << 112n) - 1n],
    ['::ffff:10.0.0.1', 6, 0xffff0a000001n, 0xffff0a000001n],
    ['0:0:0:0:0:0:0:0/0', 6, 0n, (1n << 128n) - 1n],
    ['2001:DB8::1/128', 6, 0x20010db8000000000000000000000001n, 0x20010db8000000000000000000000001n],
  ])('%s is read', (text, version, first, last) => {
    expect(addressRangeOf(text)).toEqual({ version, first, last })
  })

  test.each([
    '',
    '/0',
    '0.0.0.0/',
    '0.0.0.0/33',
    '0.0.0.0/0/0',
    '0.0.0/0',
    '256.0.0.0/8',
    '1.2.3.4.5',
    '::/129',
    ':::/0',
    '1::2::3',
    '1:2:3:4:5:6:7',
    '1:2:3:4:5:6:7:8:9',
    '1:2:3:4:5:6:7::8',
    'g::',
    'sg-12345678',
    'example.com',
    '0.0.0.0/-1',
    '0.0.0.0/1e1',
    '0'.repeat(1_000_000),
  ])('%.20s is none', text => {
    expect(addressRangeOf(text)).toBeNull()
  })

  test.each([
    ['10.0.0.0/8', '10.1.0.0/16', true],
    ['10.0.0.0/8', '10.0.0.0/7', false],
    ['0.0.0.0/0', '::/0', false],
    ['::/0', 'fe80::/10', true],
  ])('%s holds %s: %s', (outer, inner, holds) => {
    expect(contains(...(ranges(outer, inner) as [AddressRange, AddressRange]))).toBe(holds)
  })
})

describe('what is internal', () => {
  test.each(['10.1.0.0/16', '172.31.0.0/16', '192.168.0.1/32', '100.64.0.0/10', 'fd00::/8', 'fe80::1'])(
    '%s is',
    text => {
      expect(ranges(text).every(isInternal)).toBe(true)
    },
  )

  test.each(['10.0.0.0/7', '172.32.0.0/16', '192.167.0.0/16', '8.8.8.8/32', '2001:db8::/32', '0.0.0.0/0'])(
    '%s is not',
    text => {
      expect(ranges(text).some(isInternal)).toBe(false)
    },
  )
})

describe('anywhere', () => {
  test.each([
    [['0.0.0.0/0']],
    [['203.0.113.5/0']],
    [['::/0']],
    [['0000:0000:0000:0000:0000:0000:0000:0000/0']],
    [['0.0.0.0/1']],
    [['0.0.0.0/1', '128.0.0.0/1']],
    [['10.0.0.0/8', '::/1']],
    [['52.0.0.0/7']],
    [['2000::/3']],
    [['3.0.0.0/8', '4.0.0.0/8']],
    [['3.0.0.0/8', '54.0.0.0/16']],
    [['3.0.0.0/9', '3.0.0.0/8', '4.0.0.0/32']],
  ])('%s is', texts => {
    expect(isAnywhere(ranges(...texts))).toBe(true)
  })

  test.each([
    [[]],
    [['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '100.64.0.0/10']],
    [['10.0.0.0/7']],
    [['3.0.0.0/8']],
    [['3.0.0.0/8', '3.0.0.0/8', '3.5.0.0/16']],
    [['2600::/12']],
    [['fc00::/7', 'fe80::/10']],
    [['203.0.113.0/24']],
  ])('%s is not', texts => {
    expect(isAnywhere(ranges(...texts))).toBe(false)
  })

  test('a hundred thousand ranges are looked at in a moment', () => {
    const many = Array.from({ length: 100_000 }, (_, at) => `10.${at % 251}.${at % 241}.0/24`)
    expect(isAnywhere(ranges(...many))).toBe(false)
  })
})
