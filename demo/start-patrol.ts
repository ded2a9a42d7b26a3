import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { openLog } from '../src/log.ts'
import { type Patience, type Server, startServer } from '../src/start-server.ts'
import type { Settings } from '../src/settings.ts'
import { type EmulatedGithub, startGitHub } from '../test/github/start-github.ts'
import { type EmulatedJira, startJira } from '../test/jira/start-jira.ts'

/** The whole App with the world around it, all on loopback. */
export interface Patrol {
  readonly github: EmulatedGithub
  readonly jira: EmulatedJira
  readonly server: Server
  /** With which webhooks are signed. */
  readonly secret: string
  /** With which JIRA signs its events. */
  readonly jiraSecret: string
  stop(): Promise<void>
}

export interface PatrolOptions extends Patience {
  readonly store: Settings['store']
  /** Where the log's lines go; nowhere when left out. */
  readonly log?: { write(line: string): void }
  readonly settings?: Partial<Settings>
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const { port } = probe.address() as AddressInfo
  probe.close()
  await once(probe, 'close')
  return port
}

const SECRET = 'a secret that only the demo has'
const JIRA_SECRET = 'another secret that only the demo has'

/** Starts an emulated GitHub and JIRA, and the App that is installed there. */
export async function startPatrol({ store, log, settings, ...patience }: PatrolOptions): Promise<Patrol> {
  const [github, jira] = await Promise.all([startGitHub({ slug: 'compliance-patrol' }), startJira()])
  // The address stands in what is published, so that it has to be known beforehand.
  const port = await freePort()
  const server = await startServer(
    {
      app: { id: github.appId, privateKey: github.privateKey, webhookSecrets: [SECRET] },
      host: '127.0.0.1',
      port,
      metricsPort: 0,
      githubApiUrl: github.url,
      store,
      encryptionKeys: [],
      pages: {
        publicUrl: `http://127.0.0.1:${port}`,
        clientId: github.client.id,
        clientSecret: github.client.secret,
        githubWebUrl: github.url,
      },
      evidence: { factsDays: null, source: false, signingKey: null },
      jira: { url: jira.url, auth: jira.auth, organisations: ['acme'], webhookSecret: JIRA_SECRET },
      allowedAccounts: [],
      organisationPolicy: { mode: 'optional', repository: '.github' },
      logLevel: 'info',
      ...settings,
    },
    openLog('info', log ?? { write: () => {} }),
    patience,
  )
  github.setWebhook({ url: `${server.url}/api/github/webhooks`, secret: SECRET })
  return {
    github,
    jira,
    server,
    secret: SECRET,
    jiraSecret: JIRA_SECRET,
    async stop() {
      github.setWebhook(null)
      await server.stop()
      await Promise.all([github.stop(), jira.close()])
    },
  }
}
