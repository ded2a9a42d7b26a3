import type { Sources, Target } from '../../src/facts/gather.ts'
import { keepBlobs } from '../../src/facts/blobs/keep-blobs.ts'
import { scanFile } from '../../src/facts/findings/scan-file.ts'
import { newParseCache } from '../../src/audit/evaluate/files/parse-cache.ts'
import { auditOf, outlinesOf } from '../../src/facts/infrastructure/audit-job.ts'
import type { Auditor, Cache, CommitsOfPull, GitHubReader, MergedPull } from '../../src/facts/sources.ts'
import type { Finding } from '../../src/model/finding.ts'
import type { Observation } from '../../src/model/observation.ts'
import type { Reset, Review } from '../../src/model/approval.ts'
import type { ChangedFile, Commit } from '../../src/model/pull-request.ts'
import type { Ticket } from '../../src/model/ticket.ts'
import type { SourceFile } from '../../src/tls/scan.ts'
import { aPerson, aPullRequest, aSha } from '../builders.ts'

export const NOW = '2026-11-20T14:00:00.000Z'
export const POLICY_PATH = '.github/compliance-patrol.yml'

/** An error as the clients throw them: told by its name. */
export function anOutage(name: string, why: string, retryAt: Date | null = null): Error {
  return Object.assign(new Error(why), { name, why, retryAt })
}

export function aCommit(more: Partial<Commit> = {}): Commit {
  const himanshu = { name: 'Himanshu', email: 'himanshu@example.com', account: aPerson('himanshu') }
  return {
    sha: aSha('head'),
    message: 'Add claims',
    parents: [aSha('base')],
    authors: [himanshu],
    committer: himanshu,
    ...more,
  }
}

export function aFile(path: string, more: Partial<ChangedFile> = {}): ChangedFile {
  return {
    path,
    previousPath: null,
    status: 'modified',
    sha: aSha(path),
    additions: 1,
    deletions: 0,
    patch: '@@ -1 +1 @@\n+x',
    ...more,
  }
}

export function aReview(by: string, more: Partial<Review> = {}): Review {
  return {
    id: 9000 + by.length,
    author: aPerson(by),
    state: 'approved',
    commitSha: aSha('head'),
    submittedAt: '2026-11-20T13:00:00Z',
    ...more,
  }
}

/** What a fake GitHub, JIRA and store hold; a test changes what it is about. */
export function aWorld(more: Partial<ReturnType<typeof emptyWorld>> = {}) {
  return { ...emptyWorld(), ...more }
}

export type World = ReturnType<typeof aWorld>

function emptyWorld() {
  return {
    now: new Date(NOW),
    pull: aPullRequest(),
    /** By `owner/name path`, and with `@sha` where a commit is meant. */
    files: {} as Record<string, string | Error>,
    changed: [aFile('src/claims.ts')] as readonly ChangedFile[],
    commits: [aCommit()] as readonly Commit[],
    commitsMore: {} as Partial<CommitsOfPull>,
    reviews: [] as readonly Review[],
    teams: {} as Record<string, { id: number; members: readonly string[] }>,
    permissions: {} as Record<string, 'admin' | 'maintain' | 'write' | 'triage' | 'read' | 'none'>,
    members: [] as readonly string[],
    diffs: {} as Record<string, string | Error>,
    merged: {} as Record<number, MergedPull>,
    /** By SHA; what is not there is empty. */
    blobs: {} as Record<string, string | Error>,
    notInArchive: [] as readonly string[],
    /** By `path@commit`. */
    shas: {} as Record<string, string>,
    scan: (file => scanFile(file)) as (file: SourceFile) => readonly Finding[] | { why: string },
    observations: [] as readonly Observation[],
    resets: [] as readonly Reset[],
    backlinks: [] as readonly string[],
    tickets: {} as Record<string, Ticket>,
    /** Throws or answers in place of an operation. */
    instead: {} as Record<string, () => unknown>,
    jiraOrganisations: [] as readonly string[],
    organisationPolicy: { mode: 'optional' as 'optional' | 'required' | 'off', repository: '.github' },
    defaultPolicy: 'version: 1\nroles:\n  senior: { permission: write }\n',
    cache: aCache(),
    keptBlobs: keepBlobs({ cache: aCache(), clock: { now: () => new Date(NOW) }, sealing: null }),
    auditor: anAuditor(),
  }
}

/** The sources that read such a world, and what they were asked. */
export function sourcesOf(world: World) {
  const asked: string[] = []
  const reader = new Proxy(readerOf(world), {
    get(target, name: keyof GitHubReader) {
      return async (...args: readonly unknown[]) => {
        asked.push([name, ...args.map(inWords)].join(' '))
        const instead = world.instead[name]
        return instead ? instead() : Reflect.apply(target[name], target, args)
      }
    },
  })
  const sources: Sources = {
    github: { forInstallation: () => reader },
    jira: {
      reader: {
        async ticket(key) {
          asked.push(`ticket ${key}`)
          return world.tickets[key] ?? { state: 'missing', key }
        },
      },
      url: 'https://jira.example.com',
      organisations: world.jiraOrganisations,
    },
    history: {
      observations: { of: async () => world.observations },
      resets: { of: async () => world.resets },
      backlinks: { of: async () => world.backlinks },
    },
    scanner: { scan: async file => world.scan(file) },
    auditor: world.auditor,
    blobs: world.keptBlobs,
    cache: world.cache,
    clock: { now: () => world.now },
    defaultPolicy: world.defaultPolicy,
    organisationPolicy: world.organisationPolicy,
  }
  return { sources, asked }
}

export const target: Target = {
  key: '7001#42',
  installationId: 5,
  repository: { owner: 'acme', name: 'claims' },
  number: 42,
}

function readerOf(world: World): GitHubReader {
  return {
    pull: async () => world.pull,
    files: async () => world.changed,
    commits: async (_, { headSha, baseRef }) => ({
      headSha,
      baseRef,
      baseSha: aSha('base'),
      lastTurn: null,
      commits: world.commits,
      incomplete: null,
      sameHead: [{ key: '7001#42', baseRef }],
      ...world.commitsMore,
    }),
    reviews: async () => world.reviews,
    comments: async () => [],
    pushes: async () => [
      {
        at: '2026-11-20T08:00:00Z',
        by: aPerson('himanshu'),
        before: null,
        after: world.pull.headSha,
        forced: false,
      },
    ],
    timeline: async () => ({ forcePushes: [], retargets: [] }),
    async diff(_, base, headSha) {
      const diff = world.diffs[headSha] ?? ''
      if (diff instanceof Error) throw diff
      return diff.replace('BASE', base)
    },
    mergeBase: async (_, base) => base,
    tree: async () => [],
    async teamMembers(_, slug) {
      const team = world.teams[slug]
      if (team === undefined) throw anOutage('NotFound', `GitHub does not find team ${slug}.`)
      return { id: team.id, slug, members: team.members.map(aPerson) }
    },
    async teamById(_, id) {
      const found = Object.entries(world.teams).find(([, team]) => team.id === id)
      if (found === undefined) throw anOutage('NotFound', 'gone')
      return { id, slug: found[0] }
    },
    collaborator: async (_, login) => {
      const permission = world.permissions[login]
      return permission === undefined ? null : { account: aPerson(login), permission }
    },
    isMember: async (_, login) => world.members.includes(login),
    async file({ owner, name }, path, ref) {
      const file = world.files[`${owner}/${name} ${path}${ref === undefined ? '' : `@${ref}`}`]
      if (file instanceof Error) throw file
      return file === undefined ? null : { text: file }
    },
    async fileInEach(repositories, path) {
      const files = repositories.map(({ owner, name }) => world.files[`${owner}/${name} ${path}`])
      return files.map(file =>
        file instanceof Error ? 'unclear' : file === undefined ? null : { text: file },
      )
    },
    async blob(_, sha) {
      const blob = world.blobs[sha] ?? ''
      if (blob instanceof Error) throw blob
      return Buffer.from(blob)
    },
    async archive(_, _sha, shas) {
      const there = Object.entries(world.blobs).flatMap(([sha, blob]) =>
        shas.has(sha) && !world.notInArchive.includes(sha) && typeof blob === 'string'
          ? [[sha, Buffer.from(blob)] as const]
          : [],
      )
      return new Map(there)
    },
    fileSha: async (_, path, ref) => world.shas[`${path}@${ref}`] ?? null,
    ci: async () => [],
    mergedPull: async (_, number) => world.merged[number] ?? null,
  }
}

/** Audits where it stands, not in another thread. */
export function anAuditor(): Auditor {
  const cache = newParseCache()
  return {
    audit: async job => auditOf(structuredClone(job), cache),
    outlines: async files => outlinesOf({ kind: 'outlines', files }),
  }
}

/** In memory, with an expiry that nobody waits for. */
export function aCache(): Cache & { readonly keys: () => string[] } {
  const entries = new Map<string, unknown>()
  return {
    get: async (kind, key) => structuredClone(entries.get(`${kind} ${key}`)),
    async set(kind, key, value) {
      entries.set(`${kind} ${key}`, structuredClone(value))
    },
    keys: () => [...entries.keys()],
  }
}

function inWords(value: unknown): string {
  if (typeof value !== 'object' || value === null) return String(value)
  if (Array.isArray(value)) return value.map(inWords).join(' and ')
  if ('owner' in value && 'name' in value) return `${String(value.owner)}/${String(value.name)}`
  return JSON.stringify(value)
}
