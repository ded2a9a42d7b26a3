import { describe, expect, test } from 'vitest'
import { resolvePolicy } from '../../src/policy/resolve-policy.ts'
import { builtIn, organisation, repository } from './layers.ts'

/** The problems of a repository's file as `line:column message`. */
function problemsOf(text: string, jira = true): string[] {
  const { problems } = resolvePolicy([builtIn, repository(text)], { jira })
  return problems.map(({ line, column, message }) => `${line}:${column} ${message}`)
}

describe('what a file says wrongly is told with its place and what would be right', () => {
  const rows: readonly (readonly [what: string, text: string, problem: string])[] = [
    [
      'an option misspelt',
      'checks:\n  peer-review: { cuont: 2 }',
      '2:18 `cuont` is not a key of `checks.peer-review`. Did you mean `count`? Allowed: level, by, count.',
    ],
    [
      'text where a list is meant',
      'checks: { title-format: { projects: SEC } }',
      '1:37 `checks.title-format.projects` must be a list of texts, not `SEC`. Write `projects: [SEC]`.',
    ],
    [
      'a level misspelt in the short form',
      'checks:\n  peer-review: requierd',
      '2:16 `checks.peer-review.level` must be `required`, `advisory` or `off`, not `requierd`. Did you mean `required`?',
    ],
    [
      'a number where a check is configured',
      'checks: { title-default: 5 }',
      '1:26 `checks.title-default` must be `required`, `advisory`, `off` or a map, not `5`.',
    ],
    ['a key without a value', 'checks:\n', '1:8 `checks` has no value. Give it a map, or remove the key.'],
    ['a yes that YAML reads as text', 'comment: yes', '1:10 `comment` must be `true` or `false`, not `yes`.'],
    [
      'true where a name is meant',
      'check: { status: true }',
      '1:18 `check.status` must be `false` or text, not `true`.',
    ],
    ['an empty label', 'labels: { ready: "" }', '1:18 `labels.ready` must not be empty.'],
    [
      'a count of none',
      'checks: { peer-review: { count: 0 } }',
      '1:33 `checks.peer-review.count` must be at least 1.',
    ],
    [
      'half a person',
      'checks: { peer-review: { count: 1.5 } }',
      '1:33 `checks.peer-review.count` must be a whole number, not `1.5`.',
    ],
    [
      'a newer version',
      'version: 2',
      '1:10 `version: 2` is newer than this program, which reads version 1. Write `version: 1`, or upgrade compliance-patrol.',
    ],
    ['a number in quotation marks', 'version: "1"', '1:10 `version` must be `1`, not `"1"`.'],
    [
      'a count in quotation marks',
      'checks: { peer-review: { count: "2" } }',
      '1:33 `checks.peer-review.count` must be a whole number, not `"2"`.',
    ],
    ['a version that is none', 'version: one', '1:10 `version` must be `1`, not `one`.'],
    [
      'a role that nobody can hold',
      'roles:\n  senior: {}',
      '2:11 `roles.senior`: a role needs teams, users or a permission. Example: { teams: [senior-engineers] }.',
    ],
    [
      'a role with spaces in its name',
      'roles: { Senior Engineers: { teams: [x] } }',
      '1:10 `Senior Engineers` is no name for this. Use small letters, digits and dashes, a letter first.',
    ],
    [
      'a role that is not defined',
      'checks: { peer-review: { by: seniors } }',
      '1:30 `checks.peer-review.by` is the role `seniors`, which is not defined here or above. Did you mean `senior`? Defined: senior. To define it: `roles: { seniors: { teams: [its-team] } }`.',
    ],
    [
      'a check that is switched on without its role',
      'checks: { security-review: required }',
      '1:28 `checks.security-review.by` is the role `security`, which is not defined here or above. Defined: senior. To define it: `roles: { security: { teams: [its-team] } }`.',
    ],
    [
      'an exemption without a condition',
      'exemptions:\n  - name: all\n    when: {}\n    skip: [peer-review]',
      '3:11 `exemptions[0].when`: an exemption needs a condition. Example: `when: { revert: true }`.',
    ],
    [
      'an exemption without a name',
      'exemptions: [{ when: { revert: true }, skip: [peer-review] }]',
      '1:14 `exemptions[0].name` is missing. It must be text.',
    ],
    [
      'a glob that is none',
      "branches: ['release/{1,2']",
      '1:11 `branches`: `release/{1,2` is not a glob: `{` is not closed; write `\\{` for the character itself.',
    ],
    [
      'a regular expression that is none',
      "checks: { title-default: { patterns: ['(x'] } }",
      '1:39 `checks.title-default.patterns[0]`: `(x` is not a regular expression: missing closing ): `(x`.',
    ],
    [
      'a lock outside the organisation’s file',
      'comment: true\nlocked: [roles]',
      '2:1 Only the organisation’s file can lock keys. Remove `locked`.',
    ],
    ['a list', '- comment: true', '1:1 A policy is a map of keys, such as `version: 1`, not a list.'],
    ['a single word', 'required', '1:1 A policy is a map of keys, such as `version: 1`, not a single value.'],
    [
      'a key twice',
      'comment: true\ncomment: false',
      '2:1 `comment` stands here a second time. Keep one of the two.',
    ],
    [
      'two documents',
      'comment: true\n---\ncomment: false',
      '2:1 A second document begins here. Keep one, without `---`.',
    ],
    [
      'a tab',
      'checks:\n\ttitle-format: required',
      '2:1 A tab indents this line, which YAML does not allow. Use spaces.',
    ],
    ['an open quote', 'comment: "true\n', '2:1 A quotation mark is not closed.'],
    [
      'an open bracket',
      'branches: [main\ncomment: true',
      '2:1 The indentation does not fit, or a bracket or brace above is not closed.',
    ],
    [
      'a glob that YAML reads as an alias',
      'branches: [*-stable]',
      "1:12 `*-stable` begins with `*`, an alias in YAML. Put it in quotes: `'*-stable'`.",
    ],
    [
      'a glob that YAML reads as a tag',
      'branches: [!main]',
      "1:12 `!main` begins with `!`, a tag in YAML. Put it in quotes: `'!main'`.",
    ],
    [
      'a bot’s login without quotes',
      'exemptions: [{ name: x, when: { authors: [renovate[bot]] }, skip: [title-format] }]',
      '1:51 `[` cannot stand here. Put text that holds special characters in quotes.',
    ],
    [
      'a list as a key',
      '[a]: 1',
      '1:1 A key must be plain text. Put a key with special characters in quotes.',
    ],
    ['an alias of itself', 'roles: &a { b: *a }', '1:16 This is nested too deeply.'],
    ['infinity', 'version: .inf', '1:10 `version` must be text, a number, true or false, a list or a map.'],
  ]
  test.each(rows)('%s', (_, text, problem) => expect(problemsOf(text)).toEqual([problem]))
})

test('several problems are told in the order of the file', () => {
  const text = 'nonsense: 1\nchecks: { peer-review: { count: x } }\ncomment: 3\n'
  expect(problemsOf(text).map(problem => problem.split(' ')[0])).toEqual(['1:1', '2:33', '3:10'])
})

test('keys that every object has are unknown keys like any other', () => {
  const problems = problemsOf('__proto__: { comment: false }\nconstructor: 1\nchecks: { toString: required }')
  expect(problems.map(problem => problem.split(' is not')[0])).toEqual([
    '1:1 `__proto__`',
    '2:1 `constructor`',
    '3:11 `toString`',
  ])
})

test('an exemption that skips an unknown check is told which ones there are', () => {
  const text = 'exemptions:\n  - { name: x, when: { revert: true }, skip: [title-format, title-fromat] }'
  const [problem] = problemsOf(text)
  expect(problem).toMatch(/^2:61 `title-fromat` is no check\. Did you mean `title-format`\? Checks: /)
})

describe('a check that reads tickets where no JIRA is set up', () => {
  test('is a problem when it is asked for', () => {
    expect(problemsOf('checks: { jira-ticket: required }', false)).toEqual([
      '1:24 `checks.jira-ticket` is `required`, but no JIRA is set up for this organisation. Make it `off`, or ask the operator of compliance-patrol to set `JIRA_URL` and `JIRA_ORGANISATIONS`.',
    ])
  })

  test('is none when it is off, not mentioned, or JIRA is there', () => {
    expect(problemsOf('checks: { jira-ticket: off }', false)).toEqual([])
    expect(problemsOf('checks: { jira-ticket: { types: [Bug] } }', false)).toEqual([])
    expect(problemsOf('checks: { jira-ticket: required }', true)).toEqual([])
  })
})

describe('a file that means harm ends with one problem', () => {
  const laughs = Array.from({ length: 20 }, (_, i) => `a${i}: &a${i} [${`*a${i - 1},`.repeat(9)}]`)
  const rows: readonly (readonly [what: string, text: string, problem: RegExp])[] = [
    ['an alias bomb', ['a-1: &a-1 [x]', ...laughs].join('\n'), /The file holds more than 10,000 values\.$/],
    [
      'ten megabytes',
      'x'.repeat(10_000_000),
      /^null:null The file has 10,000,000 bytes; at most 262,144 are read\.$/,
    ],
    ['a hundred thousand brackets', `branches: ${'['.repeat(100_000)}`, /This is nested too deeply\.$/],
    ['a hundred thousand question marks', '? '.repeat(100_000), /./],
    ['thirty thousand aliases', `a: &a 1\nb: [${'*a,'.repeat(30_000)}]`, /more than 10,000 values\.$/],
  ]
  test.each(rows)('%s', (_, text, problem) => {
    const problems = problemsOf(text)
    expect(problems).toHaveLength(1)
    expect(problems[0]).toMatch(problem)
  })

  test('thousands of keys end with twenty problems and a note', () => {
    const problems = problemsOf(Array.from({ length: 9_000 }, (_, i) => `key${i}: 1`).join('\n'))
    expect(problems).toHaveLength(21)
    expect(problems.at(-1)).toBe('null:null There are more problems after these.')
  })
})

test('what somebody wrote is shown on one line, short, and without what cannot be seen', () => {
  const [problem] = problemsOf(JSON.stringify({ [`\u202e\`x\n${'y'.repeat(200)}`]: 1 }))
  expect(problem).toMatch(/^1:2 `’x y{76}…` is not a key/)
})

test('the organisation’s file may name only roles that it or the built-in policy defines', () => {
  const { problems } = resolvePolicy(
    [
      builtIn,
      organisation('checks: { peer-review: { by: owners } }'),
      repository('roles: { owners: { users: [alex] } }'),
    ],
    { jira: true },
  )
  expect(problems.map(({ layer }) => layer)).toEqual(['organisation'])
})
