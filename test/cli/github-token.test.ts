import { describe, expect, test } from 'vitest'
import { UsageError } from '../../src/cli/command.ts'
import { tokenFor } from '../../src/cli/github-token.ts'
import { apiOf, pullRequestAddress } from '../../src/cli/pull-request-address.ts'

describe('the token', () => {
  const rows: readonly (readonly [
    what: string,
    environment: Record<string, string>,
    host: string,
    isNamed: boolean,
    token: string | RegExp,
  ])[] = [
    ['GITHUB_TOKEN for github.com', { GITHUB_TOKEN: 'a', GH_TOKEN: 'b' }, 'github.com', false, 'a'],
    ['GH_TOKEN for github.com', { GITHUB_TOKEN: ' ', GH_TOKEN: 'b' }, 'github.com', false, 'b'],
    ['GITHUB_TOKEN for GitHub’s own clouds', { GITHUB_TOKEN: 'a' }, 'acme.ghe.com', false, 'a'],
    ['none', {}, 'github.com', false, /^No token is set: .* into GITHUB_TOKEN/],
    ['none for another host', {}, 'ghe.example.com', false, /^No token is set: .* into GH_ENTERPRISE_TOKEN/],
    [
      'no token of github.com goes to a host that only an address names',
      { GITHUB_TOKEN: 'a', GH_TOKEN: 'b' },
      'ghe.example.com',
      false,
      /^GITHUB_TOKEN is not sent to ghe\.example\.com unasked\. Set GH_HOST=ghe\.example\.com/,
    ],
    [
      'nor to one that only looks like GitHub’s',
      { GITHUB_TOKEN: 'a' },
      'github.com.example.com',
      false,
      /^GITHUB_TOKEN is not sent/,
    ],
    ['nor to one that ends like it', { GITHUB_TOKEN: 'a' }, 'evilghe.com', false, /^GITHUB_TOKEN is not/],
    ['nor to another port', { GITHUB_TOKEN: 'a' }, 'github.com:8443', false, /^GITHUB_TOKEN is not sent/],
    [
      'one for Enterprise Server comes first there',
      { GITHUB_TOKEN: 'a', GH_ENTERPRISE_TOKEN: 'e' },
      'ghe.example.com',
      false,
      'e',
    ],
    ['and is not sent to github.com', { GH_ENTERPRISE_TOKEN: 'e' }, 'github.com', false, /^No token is set/],
    ['a host that gh knows', { GH_TOKEN: 'b', GH_HOST: 'ghe.example.com' }, 'ghe.example.com', false, 'b'],
    [
      'the host of a runner',
      { GITHUB_TOKEN: 'a', GITHUB_SERVER_URL: 'https://ghe.example.com' },
      'ghe.example.com',
      false,
      'a',
    ],
    ['a host whose API the command line names', { GITHUB_TOKEN: 'a' }, 'ghe.example.com', true, 'a'],
  ]
  test.each(rows)('%s', (_, environment, host, isNamed, wanted) => {
    const given = tokenFor(environment, host, isNamed)
    const said = 'token' in given ? given.token : given.problem
    if (typeof wanted === 'string') expect(said).toBe(wanted)
    else expect(said).toMatch(wanted)
  })
})

describe('the address of a pull request', () => {
  const acme = { owner: 'acme', name: 'claims', number: 42 }
  test.each([
    ['its first page', 'https://github.com/acme/claims/pull/42', { host: 'github.com', ...acme }],
    [
      'another page of it',
      'https://github.com/acme/claims/pull/42/files?w=1#x',
      { host: 'github.com', ...acme },
    ],
    [
      'on Enterprise Server',
      'https://ghe.example.com:8443/acme/claims/pull/42',
      { host: 'ghe.example.com:8443', ...acme },
    ],
    [
      'with a dot',
      'https://github.com/acme/.github/pull/42',
      { host: 'github.com', ...acme, name: '.github' },
    ],
  ])('%s', (_, text, wanted) => {
    expect(pullRequestAddress(text)).toEqual(wanted)
  })

  test.each([
    'acme/claims#42',
    'file:///acme/claims/pull/42',
    'https://github.com/acme/claims/pull/0',
    'https://github.com/acme/claims/pull/42x',
    'https://github.com/acme/%2e%2e/pull/42',
    'https://github.com/a/b/c/pull/42',
    '',
  ])('%s is none', text => {
    expect(() => pullRequestAddress(text)).toThrow(UsageError)
  })

  test.each([
    ['github.com', 'https://api.github.com'],
    ['www.github.com', 'https://api.github.com'],
    ['acme.ghe.com', 'https://api.acme.ghe.com'],
    ['ghe.example.com:8443', 'https://ghe.example.com:8443/api/v3'],
  ])('the API of %s is at %s', (host, api) => {
    expect(apiOf(host)).toBe(api)
  })
})
