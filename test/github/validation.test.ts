import { Octokit } from '@octokit/rest'
import { describe, expect, test } from 'vitest'
import { validateRequests } from './validation/octokit.ts'

const fetch = () => Promise.resolve(Response.json([]))
const octokit = new Octokit({ request: { fetch } })
validateRequests(octokit)

const claims = { owner: 'acme', repo: 'claims' }

describe('an Octokit whose requests are validated', () => {
  test.each([
    ['a read', () => octokit.rest.pulls.list({ ...claims, state: 'open', per_page: 100 })],
    ['a write', () => octokit.rest.issues.createComment({ ...claims, issue_number: 1, body: 'A' })],
    ['a further page', () => octokit.request('GET https://api.github.com/repositories/1/pulls?page=2')],
  ])('sends %s', async (_, request) => {
    expect((await request()).status).toBe(200)
  })

  test.each([
    ['a wrong template', 'GET /repos/{owner}/{repo}/pull', {}, 'has no GET /repos/{owner}/{repo}/pull'],
    ['a missing parameter', 'GET /repos/{owner}/{repo}/pulls/{pull_number}', {}, 'pull_number is missing'],
    [
      'an unknown parameter',
      'GET /repos/{owner}/{repo}/pulls',
      { status: 'open' },
      'no query parameter status',
    ],
    ['a wrong value', 'GET /repos/{owner}/{repo}/pulls', { state: 'merged' }, 'must be equal to one of'],
    ['a wrong body', 'POST /repos/{owner}/{repo}/check-runs', { name: 1 }, '/name must be string'],
    ['a further page of nothing', 'GET https://api.github.com/repositories/1/pull?page=2', {}, 'has no GET'],
  ])('refuses %s', async (_, request, parameters, sentence) => {
    await expect(octokit.request(request, { ...claims, ...parameters })).rejects.toThrow(sentence)
  })
})
