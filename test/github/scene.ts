import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type Api, asInstallation } from './client.ts'
import { type EmulatedGithub, type GithubOptions, startGitHub } from './start-github.ts'
import type { Pull } from './state.ts'

/** What most tests begin with: an organisation, a repository where the App is installed, one pull request. */
export interface Scene {
  readonly github: EmulatedGithub
  readonly pull: Pull
  /** The API with the installation's token. */
  readonly api: Api
  readonly installationId: number
}

export async function aScene(options: GithubOptions = {}): Promise<Scene> {
  const github = await startGitHub(options)
  github.organisation('acme', { members: ['alex', 'himanshu', 'sam'], owners: ['olga'] })
  await github.repository('acme/claims', { files: { 'README.md': 'Claims\n', 'src/app.ts': 'one\ntwo\n' } })
  const installation = github.install('acme/claims')
  const pull = await github.openPull('acme/claims', {
    by: 'himanshu',
    title: 'SEC-1098: Add new endpoints',
    body: 'Adds them.',
    head: 'himanshu/SEC-1098',
    files: { 'src/endpoints.ts': 'export {}\n' },
  })
  const api = await asInstallation(github, installation.id)
  return { github, pull, api, installationId: installation.id }
}

/** A webhook that was received, as it came over the wire. */
export interface Received {
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly body: string
}

/** A server that receives webhooks and answers with `status`. */
export async function aReceiver(status = 202) {
  const received: Received[] = []
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', chunk => chunks.push(chunk as Buffer))
    request.on('end', () => {
      received.push({ headers: request.headers, body: Buffer.concat(chunks).toString() })
      response.writeHead(receiver.status).end()
    })
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const receiver = {
    received,
    status,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/github/webhooks`,
    stop: () =>
      new Promise<void>(resolve => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
  return receiver
}
