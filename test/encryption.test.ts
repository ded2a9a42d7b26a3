import { describe, expect, test } from 'vitest'
import { createEncryption } from '../src/encryption.ts'

const key = (fill: number) => new Uint8Array(32).fill(fill)
const encryption = createEncryption([key(1)])

describe('what is sealed', () => {
  test.each(['', 'password = "bar"', '– ü 🔑'.repeat(1_000)])('opens again: %j', text => {
    expect(encryption.open(encryption.seal(text, 'blob 1'), 'blob 1')).toEqual({ text })
  })

  test('shows nothing of the text, and is another each time', () => {
    const [one, other] = [encryption.seal('password', 'a'), encryption.seal('password', 'a')]
    expect(one).not.toContain('password')
    expect(Buffer.from(one.split('.')[2] ?? '', 'base64').toString('latin1')).not.toContain('password')
    expect(one).not.toBe(other)
  })

  test('opens as nothing else than what it was sealed as', () => {
    expect(encryption.open(encryption.seal('x', 'blob 1'), 'blob 2')).toEqual({ why: 'altered' })
  })

  test('does not open when one of its characters was changed', () => {
    const [version = '', name = '', content = ''] = encryption.seal('some text', 'a').split('.')
    const bytes = Buffer.from(content, 'base64')
    for (let at = 0; at < bytes.length; at++) {
      const changed = Buffer.from(bytes)
      changed[at] = (changed[at] ?? 0) ^ 1
      const whole = [version, name, changed.toString('base64')].join('.')
      expect(encryption.open(whole, 'a')).toEqual({ why: 'altered' })
    }
  })

  test.each(['', '1', '1.x', '1.x.y', 'plain text', '2.a.b'])('is not %j', whole => {
    expect(encryption.open(whole, 'a')).toEqual({ why: 'unknown-key' })
  })

  test('cut off is altered, not a fault', () => {
    const whole = encryption.seal('', 'a')
    for (let length = whole.indexOf('.', 3) + 1; length < whole.length - 2; length++) {
      expect(encryption.open(whole.slice(0, length), 'a')).toEqual({ why: 'altered' })
    }
  })
})

describe('a key that is changed', () => {
  const changed = createEncryption([key(2), key(1)])

  test('still opens what the one before has sealed, and seals anew', () => {
    expect(changed.open(encryption.seal('x', 'a'), 'a')).toEqual({ text: 'x' })
    expect(encryption.open(changed.seal('x', 'a'), 'a')).toEqual({ why: 'unknown-key' })
  })

  test('opens nothing any more once the one before is gone', () => {
    expect(createEncryption([key(2)]).open(encryption.seal('x', 'a'), 'a')).toEqual({ why: 'unknown-key' })
  })
})
