import { describe, expect, test } from 'vitest'
import { byWhom, counted, listed, shortName, small } from '../../src/publish/wording.ts'

describe('a check in passing', () => {
  test.each([
    ['Pull-request title format', 'title format'],
    ['Pull-request default title', 'default title'],
    ['JIRA link in description', 'JIRA link'],
    ['JIRA ticket', 'JIRA ticket'],
    ['SSL-Validation', 'SSL validation'],
    ['Infra-audited', 'infrastructure audit'],
    ['Peer-reviewed', 'peer review'],
    ['Migration-reviewed', 'migration review'],
    ['Security-reviewed', 'security review'],
    ['PR-link-on-jira', 'PR link on JIRA'],
    ['Tests passed', 'tests'],
    ['Policy', 'policy'],
  ])('%s is the %s', (name, short) => {
    expect(shortName({ name })).toBe(short)
  })
})

describe('who gives a review', () => {
  test.each([
    ['senior engineer', 1, 'a senior engineer'],
    ['architecture owner', 1, 'an architecture owner'],
    ['senior engineer', 2, 'senior engineers'],
    ['technical operations', 1, 'technical operations'],
    ['security', 2, 'security'],
  ])('%s, %i of them: by %s', (title, count, words) => {
    expect(byWhom(title, count)).toBe(words)
  })
})

describe('small words', () => {
  test.each([
    ['The title is wrong', 'the title is wrong'],
    ['Add a link', 'add a link'],
    ['SEC-1 is closed', 'SEC-1 is closed'],
    ['JIRA did not answer', 'JIRA did not answer'],
    ['GitHub answered 502', 'GitHub answered 502'],
    ['`a` is new', '`a` is new'],
  ])('%s, after a colon', (sentence, words) => {
    expect(small(sentence)).toBe(words)
  })

  test('lists and numbers', () => {
    expect(listed(['a'])).toBe('a')
    expect(listed(['a', 'b', 'c'])).toBe('a, b and c')
    expect(listed(['a', 'b'], 'or')).toBe('a or b')
    expect(counted(1, 'thing')).toBe('one thing')
    expect(counted(12, 'thing')).toBe('12 things')
  })
})
