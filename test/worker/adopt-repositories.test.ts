import { expect, test } from 'vitest'
import { adoptRepositories } from '../../src/worker/adopt-repositories.ts'
import { aSha } from '../builders.ts'
import { gitHubError } from '../publish/fakes.ts'
import { aSilentLog } from '../silent-log.ts'

const claims = { id: 7001, owner: 'acme', name: 'claims' }
const billing = { id: 7002, owner: 'acme', name: 'billing' }

function world(refused: readonly string[] = []) {
  const log = aSilentLog()
  const put: unknown[] = []
  const due: unknown[] = []
  const dependencies = {
    github: (installationId: number) => ({
      async openPulls({ name }: { name: string }) {
        if (refused.includes(name)) throw gitHubError('Unavailable')
        return [{ number: installationId, headSha: aSha(name), baseRef: 'main' }]
      },
    }),
    pulls: { put: async (pull: unknown) => void put.push(pull) },
    makeDue: async (keys: readonly unknown[]) => void due.push(...keys),
    log,
  }
  return { dependencies, put, due, log }
}

test('open pull requests of repositories that came under the App are registered, then due', async () => {
  const { dependencies, put, due } = world()
  await adoptRepositories(dependencies, { installationId: 5, repositories: [claims, billing] })
  expect(put).toEqual(
    [claims, billing].map(repository => ({
      key: `${repository.id}#5`,
      installationId: 5,
      repository,
      number: 5,
      headSha: aSha(repository.name),
      baseRef: 'main',
      state: 'open',
      covered: null,
    })),
  )
  expect(due).toEqual([
    { key: '7001#5', installationId: 5 },
    { key: '7002#5', installationId: 5 },
  ])
})

test('a repository that cannot be listed is logged, and the others are adopted all the same', async () => {
  const { dependencies, due, log } = world(['claims'])
  await adoptRepositories(dependencies, { installationId: 5, repositories: [claims, billing] })
  expect(due).toEqual([{ key: '7002#5', installationId: 5 }])
  expect(log.lines).toMatchObject([{ level: 'warn', fields: { repositoryId: 7001 } }])
})

test('repositories that GitHub does not list are left to what is known of them', async () => {
  const { dependencies, put, due } = world()
  await adoptRepositories(dependencies, { installationId: 5, repositories: null })
  expect({ put, due }).toEqual({ put: [], due: [] })
})
