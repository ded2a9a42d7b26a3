import { describe, expect, test } from 'vitest'
import { titleDefault } from '../../src/checks/title-default.ts'
import { evaluate } from './evaluate.ts'

describe('the name of the branch', () => {
  test.each([
    ['himanshu/SEC-1098', 'Himanshu/sec 1098'],
    ['OB-554_Branch_name', 'Ob 554 branch name'],
    ['new-interface-for-admin', 'New interface for admin'],
    ['feature/add_claims', 'Feature/add claims'],
    ['himanshu/SEC-1098', 'himanshu/SEC-1098'],
    ['himanshu/SEC-1098', 'himanshu/SEC 1098'],
    ['himanshu/SEC-1098', '  HIMANSHU/SEC   1098 '],
    ['himanshu/SEC-1098', 'Himanshu/sec\u00A01098'],
    ['himanshu/SEC-1098', 'Himanshu/sec\u200B 1098'],
    ['a--b__c', 'A  b  c'],
    ['patch-1', 'Patch 1'],
  ])('%j gives the title %j', (headRef, title) => {
    expect(evaluate(titleDefault, { pull: { headRef, title } })).toMatchObject({
      status: 'fail',
      says: 'The title is the branch name.',
    })
  })
})

describe('a title of its own', () => {
  test.each([
    ['himanshu/SEC-1098', 'SEC-1098: Add endpoints'],
    ['SEC-1098-add-endpoints', 'SEC-1098: Add endpoints'],
    ['SEC-1098-add-endpoints', 'SEC-1098 Add endpoints'],
    ['himanshu/SEC-1098', 'Himanshu/sec 1098 add endpoints'],
    ['main', 'Update README.md'],
    ['main', 'Revert "Add endpoints"'],
  ])('on %j: %j', (headRef, title) => {
    expect(evaluate(titleDefault, { pull: { headRef, title } }).status).toBe('pass')
  })
})

test.each([['\u200B'], ['   ']])('a title that shows nothing (%j) is no title', title => {
  expect(evaluate(titleDefault, { pull: { title } })).toMatchObject({
    status: 'fail',
    says: 'The title is empty.',
  })
})

test('a pattern that is not one is an error of the policy, with its place', () => {
  expect(titleDefault.options.safeParse({ patterns: ['ok', '(?=x)'] }).error?.issues).toEqual([
    expect.objectContaining({ path: ['patterns', 1], message: expect.stringContaining('look-ahead') }),
  ])
})
