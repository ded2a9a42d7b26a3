import { describe, expect, test } from 'vitest'
import { exampleHead, exampleReviewParts } from '../../src/checks/example-review.ts'
import { securityReview } from '../../src/checks/security-review.ts'
import type { ChangedFile } from '../../src/model/pull-request.ts'
import { evaluate } from './evaluate.ts'

function aFile(path: string, previousPath: string | null = null): ChangedFile {
  const status = previousPath === null ? 'modified' : 'renamed'
  return { path, previousPath, status, sha: null, additions: 1, deletions: 0, patch: '+x' }
}

function judge(files: ChangedFile[], when = {}, labels: string[] = []) {
  const parts = { ...exampleReviewParts('security', false), files }
  return evaluate(securityReview, { pull: { headSha: exampleHead, labels }, parts, options: { when } })
}

describe('always asks for a review of', () => {
  test.each([
    ['.github/compliance-patrol.yml', 'is the policy file'],
    ['CODEOWNERS', 'names the code owners'],
    ['.github/CODEOWNERS', 'names the code owners'],
    ['docs/CODEOWNERS', 'names the code owners'],
    ['.github/workflows/ci.yml', 'is a workflow file'],
    ['.github/workflows/scripts/run.sh', 'is a workflow file'],
    ['.github/actions/build/action.yml', 'is run by workflows'],
    ['.GitHub/Workflows/ci.yml', 'is a workflow file'],
  ])('%s: it %s', (path, why) => {
    expect(judge([aFile('src/a.ts'), aFile(path)])).toMatchObject({
      status: 'pending',
      says: `Waits for a review by security: \`${path}\` ${why}`,
    })
    expect(judge([aFile('tmp/moved', path)]).says).toContain(`\`${path}\` ${why}`)
    expect(judge([aFile(path, 'tmp/moved')]).says).toContain(`\`${path}\` ${why}`)
  })

  test('what the policy cannot take away', () => {
    expect(judge([aFile('CODEOWNERS')], { paths: ['auth/**', '!CODEOWNERS'] }).status).toBe('pending')
  })
})

describe('asks for no review of', () => {
  test.each([
    ['src/CODEOWNERS'],
    ['CODEOWNERS.md'],
    ['.github/dependabot.yml'],
    ['sub/.github/workflows/ci.yml'],
    ['.github/workflows.md'],
    ['constructor'],
  ])('%s', path => {
    expect(judge([aFile(path)]).status).toBe('pass')
  })
})

describe('asks as the policy says', () => {
  const when = { paths: ['auth/**', '**/*.pem', '!auth/README.md'], labels: ['Security'] }
  test.each([
    [
      [aFile('auth/login.ts')],
      [],
      'Waits for a review by security: `auth/login.ts` is a security-sensitive path',
    ],
    [
      [aFile('src/a.ts', 'auth/a.ts')],
      [],
      'Waits for a review by security: `auth/a.ts` is a security-sensitive path',
    ],
    [[aFile('auth/README.md')], [], 'Pull request does not require security review'],
    [[aFile('src/a.ts')], ['security'], 'Waits for a review by security: it has the label `security`'],
    [[aFile('src/a.ts')], ['security-fix'], 'Pull request does not require security review'],
    [[], [], 'Pull request does not require security review'],
    [
      ['a', 'b', 'c', 'd'].map(name => aFile(`${name}.pem`)),
      [],
      'Waits for a review by security: `a.pem` is a security-sensitive path, `b.pem` is a security-sensitive path, `c.pem` is a security-sensitive path and 1 more',
    ],
  ])('%#', (files, labels, says) => {
    expect(judge(files, when, labels).says).toBe(says)
  })
})

test('a glob that is none is an error of the policy', () => {
  expect(securityReview.options.safeParse({ when: { paths: ['!auth/**'] } }).error?.issues[0]).toMatchObject({
    path: ['when', 'paths'],
  })
})
