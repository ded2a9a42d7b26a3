import { describe, expect, test } from 'vitest'
import type { AuditFinding } from '../../../src/audit/finding.ts'
import type { Place, Position } from '../../../src/audit/resource/place.ts'
import { MASK, maskedMessage, maskedText } from '../../../src/facts/infrastructure/secrets.ts'
import { aTree } from '../../audit/a-tree.ts'

const TEXT = `resource "aws_db_instance" "claims" {
  password = "bar"
  user     = var.password
  token    = 12345
  script   = <<-EOT
    export TOKEN=hunter22
    curl https://example.com
  EOT
  tags     = { key = "one", "two" = "th\\"ree" }
}
`

function at(piece: string): Place {
  const offset = TEXT.indexOf(piece)
  const position = (end: number): Position => {
    const lines = TEXT.slice(0, end).split('\n')
    return { offset: end, line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 }
  }
  return { path: 'main.tf', start: position(offset), end: position(offset + piece.length) }
}

const HEREDOC = TEXT.slice(TEXT.indexOf('<<-EOT'), TEXT.indexOf('EOT\n  tags') + 3)
const HEAD = 'resource "aws_db_instance" "claims"'

describe('the text of a file is shown without what stands at the place of a secret', () => {
  test.each([
    ['a literal', ['"bar"'], ['bar'], ['password = "', 'user     = var.password']],
    ['nothing of a reference', ['var.password'], [], ['user     = var.password', '"bar"']],
    ['a number', ['12345'], ['12345'], ['token    = ']],
    ['the lines of a heredoc', [HEREDOC], ['hunter22', 'curl'], ['script   = <<-EOT\n', '\n  EOT\n']],
    ['a piece of a heredoc', ['TOKEN=hunter22'], ['hunter22'], ['export ', 'curl https://example.com']],
    [
      'every text in an object',
      ['{ key = "one", "two" = "th\\"ree" }'],
      ['one', 'two', 'ree'],
      ['{ key = "'],
    ],
    [
      'one inside another, and both apart',
      ['"one"', '{ key = "one", "two"', '"bar"'],
      ['one', 'two', 'bar'],
      ['key'],
    ],
  ])('%s', (_, places, hidden, shown) => {
    const masked = maskedText(TEXT, places.map(at))
    for (const each of hidden) expect(masked).not.toContain(each)
    for (const each of shown) expect(masked).toContain(each)
    expect(masked.split('\n')).toHaveLength(TEXT.split('\n').length)
  })
})

describe('a message', () => {
  const finding = (message: string, piece: string, isAboutSecrets = true) =>
    ({ message, isAboutSecrets, place: at(piece), origins: [at(HEAD)] }) as unknown as AuditFinding
  const tree = aTree({ 'main.tf': TEXT })

  test.each([
    ['The password is "bar".', '"bar"', `The password is "${MASK}".`],
    ['The barrier is `bar`.', '"bar"', `The barrier is \`${MASK}\`.`],
    ['A line says export TOKEN=hunter22 here.', HEREDOC, `A line says ${MASK} here.`],
    ['The password stands in clear.', '"bar"', 'The password stands in clear.'],
  ])('%s', (message, piece, expected) => {
    expect(maskedMessage(finding(message, piece), tree)).toBe(expected)
  })

  test('of any other finding stays as it is', () => {
    expect(maskedMessage(finding('It is "bar".', '"bar"', false), tree)).toBe('It is "bar".')
  })
})
