import { describe, expect, test } from 'vitest'
import { titleFormat } from '../../src/checks/title-format.ts'
import { hidesCharacters, ticketKeys } from '../../src/checks/ticket-keys.ts'
import { evaluate } from './evaluate.ts'

describe('keys are read from', () => {
  test.each([
    ['SEC-1098: Add endpoints', ['SEC-1098']],
    ['SEC-1098 Add endpoints', ['SEC-1098']],
    ['SEC-1098 - Add endpoints', ['SEC-1098']],
    ['SEC-1098 – Add endpoints', ['SEC-1098']],
    ['SEC-1098', ['SEC-1098']],
    ['SEC-1098.', ['SEC-1098']],
    ['  SEC-1098: Add', ['SEC-1098']],
    ['[SEC-1] Add', ['SEC-1']],
    ['[ SEC-1 ] Add', ['SEC-1']],
    ['[SEC-1]: Add', ['SEC-1']],
    ['[SEC-1][SEC-2] Add', ['SEC-1', 'SEC-2']],
    ['[SEC-1] [SEC-2]: Add', ['SEC-1', 'SEC-2']],
    ['[SEC-1, SEC-2] Add', ['SEC-1', 'SEC-2']],
    ['SEC-1, SEC-2: Add', ['SEC-1', 'SEC-2']],
    ['SEC-1 SEC-2 Add', ['SEC-1', 'SEC-2']],
    ['SEC-1/SEC-2 Add', ['SEC-1', 'SEC-2']],
    ['SEC-1 & ENG-2 and OPS-3: Add', ['SEC-1', 'ENG-2', 'OPS-3']],
    ['SEC-1, SEC-1: Add', ['SEC-1']],
    ['SEC-1: reverts SEC-2', ['SEC-1']],
    ['SEC-1, and more', ['SEC-1']],
    ['A1B2-3: Add', ['A1B2-3']],
    ['MY_PROJECT-3: Add', ['MY_PROJECT-3']],
    ['UTF-8 handling', ['UTF-8']],
  ])('%j', (title, keys) => {
    expect(ticketKeys(title)).toEqual(keys)
  })
})

describe('no key is read from', () => {
  test.each([
    ['Add endpoints'],
    [''],
    ['sec-1098: Add endpoints'],
    ['Sec-1098: Add endpoints'],
    ['SEC-1098x: Add'],
    ['SEC-1098é: Add'],
    ['SEC-1098_2: Add'],
    ['SEC-1098-fix: Add'],
    ['CVE-2021-44228: Update'],
    ['SEC-0: Add'],
    ['SEC-007: Add'],
    ['SEC-12345678901: Add'],
    ['S-1: Add'],
    ['1SEC-1: Add'],
    ['SEC1098: Add'],
    ['SEC - 1098: Add'],
    ['SEC–1098: Add'],
    ['SEC-１０９８: Add'],
    ['ЅЕС-1098: Add'],
    ['fix: SEC-1098'],
    ['feat(SEC-1098): Add'],
    ['"SEC-1098" Add'],
    ['#SEC-1098'],
    ['../SEC-1'],
    [`${'A'.repeat(40)}-1: Add`],
  ])('%j', title => {
    expect(ticketKeys(title)).toEqual([])
  })
})

describe('characters that nobody sees', () => {
  test.each([
    ['a zero-width space that splits the number', 'SEC-1\u200B098: Add'],
    ['a word joiner behind the key', 'SEC-1\u2060: Add'],
    ['a zero-width space in front', '\u200BSEC-1098: Add'],
    ['a soft hyphen in the project', 'S\u00ADEC-1098: Add'],
    ['a right-to-left override in front', '\u202E8901-CES: ddA'],
    ['a right-to-left override behind', 'SEC-1: \u202Edda'],
    ['an isolate', 'SEC-1\u2066098\u2069: Add'],
    ['one at the second key', 'SEC-1, SEC-\u200B2: Add'],
  ])('%s make no key and fail', (_, title) => {
    expect(evaluate(titleFormat, { pull: { title } })).toMatchObject({
      status: 'fail',
      says: expect.stringMatching(/invisible|does not start/),
    })
    if (!title.includes('CES')) expect(hidesCharacters(title)).toBe(true)
  })

  test.each([
    ['an emoji that is joined from several', 'SEC-1: Add 👩\u200D💻'],
    ['a right-to-left mark in a Hebrew word', 'SEC-1: \u200Fשלום'],
  ])('%s further on does no harm', (_, title) => {
    expect(evaluate(titleFormat, { pull: { title } })).toMatchObject({ status: 'pass' })
  })
})

describe('projects', () => {
  test.each([
    ['SEC-1: Add', ['SEC'], 'JIRA found: SEC-1'],
    ['SEC-1 UTF-8 handling', ['SEC', 'ENG'], 'JIRA found: SEC-1'],
    ['ENG-2, SEC-1: Add', ['SEC'], 'The title starts with ENG-2, which is not a ticket of SEC.'],
    [
      'SECURITY-1: Add',
      ['SEC', 'ENG'],
      'The title starts with SECURITY-1, which is not a ticket of SEC and ENG.',
    ],
  ])('%j with %j: %s', (title, projects, says) => {
    expect(evaluate(titleFormat, { pull: { title }, options: { projects } }).says).toBe(says)
  })

  test('are written as JIRA writes them', () => {
    expect(titleFormat.options.safeParse({ projects: ['sec'] }).error?.issues[0]).toMatchObject({
      path: ['projects', 0],
      message: 'a JIRA project key is written in capitals. Example: SEC',
    })
  })
})

test('ten tickets are a list, eleven are not', () => {
  const title = (count: number) =>
    `${Array.from({ length: count }, (_, i) => `SEC-${i + 1}`).join(', ')}: Add`
  expect(evaluate(titleFormat, { pull: { title: title(10) } }).status).toBe('pass')
  expect(evaluate(titleFormat, { pull: { title: title(11) } })).toMatchObject({
    status: 'fail',
    says: 'The title names more than 10 tickets.',
  })
  expect(ticketKeys(title(11))).toHaveLength(10)
})

test('is on by itself where JIRA or projects are known', () => {
  const setup = (jira: boolean) => ({ jira, roles: [] })
  expect(titleFormat.isSetUp?.({ projects: [] }, setup(false))).toBe(false)
  expect(titleFormat.isSetUp?.({ projects: [] }, setup(true))).toBe(true)
  expect(titleFormat.isSetUp?.({ projects: ['SEC'] }, setup(false))).toBe(true)
})
