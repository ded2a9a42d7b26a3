import { beforeAll, describe, expect, test } from 'vitest'
import { describeOnOneDatabase } from './on-each-database.ts'

describeOnOneDatabase('somebody who is not signed in', patrol => {
  let repository: string

  beforeAll(async () => {
    const { github } = patrol
    github.organisation('piper', { members: ['himanshu', 'alex'], owners: ['olga'] })
    github.install('piper')
    repository = await patrol.repository('piper')
    await patrol.open(repository, { title: 'SEC-1: Add it' })
  })

  const ask = (path: string, init: RequestInit = {}) =>
    fetch(`${patrol.server.url}${path}`, { redirect: 'manual', ...init })

  describe('who sends a form', () => {
    const forms = () => ['/sign-out', `/${repository}/pull/1/refresh`]

    test('without end is refused before it is read', async () => {
      for (const path of forms()) {
        let sent = 0
        const body = new ReadableStream({
          pull(controller) {
            sent += 65_536
            if (sent > 64_000_000) controller.close()
            else controller.enqueue(new Uint8Array(65_536).fill(97))
          },
        })
        const headers = { 'content-type': 'application/x-www-form-urlencoded' }
        const status = await ask(path, { method: 'POST', headers, body, duplex: 'half' }).then(
          answer => answer.status,
          () => 413,
        )
        expect(status).toBe(413)
        expect(sent).toBeLessThan(32_000_000)
      }
    })

    test('that is none is answered like any other', async () => {
      for (const path of forms()) {
        const headers = { 'content-type': 'multipart/form-data' }
        const answer = await ask(path, { method: 'POST', headers, body: 'x' })
        expect(answer.status).toBe(302)
      }
    })
  })

  test('who asks for a badge under a name that no repository can have, is told what is told of none', async () => {
    const seen = async (path: string) => {
      const answer = await ask(path)
      return [answer.status, await answer.text()]
    }
    const nowhere = await seen('/piper/nowhere/badge.svg')
    expect(nowhere[0]).toBe(404)
    for (const name of ['x%00y', '..%2f..%2fuser', 'x'.repeat(4_000), '%F0%9F%92%A9', 'a%0d%0ab'])
      expect(await seen(`/piper/${name}/badge.svg`)).toEqual(nowhere)
  })

  test('sees no badge of a private repository whose name a public one took over', async () => {
    const { github } = patrol
    github.setWebhook(null)
    const [, name = ''] = repository.split('/')
    github.renameRepository(repository, 'put-away', 'olga')
    await github.repository(`piper/${name}`, { private: false })
    const answer = await ask(`/${repository}/badge.svg`)
    expect(answer.status).toBe(404)
  })
})
