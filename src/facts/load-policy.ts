import type { Repository } from '../model/pull-request.ts'
import type { PolicyLayer, PolicyProblem } from '../policy/resolved-policy.ts'
import { isUnreadableFile, type Outage, outageOf } from './outage.ts'
import { type Memory, recall, type Remembering } from './remembered.ts'
import type { GitHubReader, RepositoryName } from './sources.ts'

/** Where a repository keeps its policy, on its default branch. */
export const POLICY_PATH = '.github/compliance-patrol.yml'

type NamedRepository = Pick<Repository, 'id' | 'owner' | 'name'>

/** What the operator says about policy files. */
export interface PolicySettings {
  /** Text of the built-in policy. */
  readonly defaultPolicy: string
  readonly organisationPolicy: {
    readonly mode: 'optional' | 'required' | 'off'
    /** Name of the owner's repository that holds the policy of all its repositories. */
    readonly repository: string
  }
}

/** The policy's files, as far as they could be read. */
export interface LoadedPolicy {
  readonly layers: readonly PolicyLayer[]
  /** Files that had to be read and could not be. */
  readonly problems: readonly PolicyProblem[]
  readonly outages: readonly Outage[]
  /** What the repository's own file is: the organisation's in the repository that holds that. */
  readonly own: 'repository' | 'organisation'
  /** How people name the repository's own file. */
  readonly source: string
  /** Whether the repository's own file has to be there. */
  readonly mustExist: boolean
  /** Why the repository's own file could not be read, so that nobody takes it for one that is broken. */
  readonly ownUnread: Outage | null
}

/** A push whose event was lost is noticed after this. */
const MINUTES = 60

/** What a change of a repository's policy file makes outdated: its own policy, and that of all that inherit it. */
export function policyScopes(repository: RepositoryName & { readonly repositoryId: number }): string[] {
  return [scopeOfId(repository.repositoryId), scopeOfName(repository)]
}

/** Whose changes make outdated what rests on the policy of a repository. */
export function policyScopesOf(
  repository: RepositoryName & { readonly id: number },
  { organisationPolicy: { mode, repository: name } }: PolicySettings,
): string[] {
  const own = scopeOfId(repository.id)
  return mode === 'off' ? [own] : [own, scopeOfName({ owner: repository.owner, name })]
}

/** Whether this is the repository that holds the policy of its whole organisation. */
function holdsOrganisationPolicy(
  { name }: Pick<Repository, 'name'>,
  { organisationPolicy }: PolicySettings,
): boolean {
  return organisationPolicy.mode !== 'off' && isSame(name, organisationPolicy.repository)
}

/** Reads the files of the policy, outermost first. A file that is not there is no layer; unread ones are problems. */
export async function loadPolicy(
  github: GitHubReader,
  memory: Memory,
  repository: NamedRepository,
  settings: PolicySettings,
): Promise<LoadedPolicy> {
  const builtIn: PolicyLayer = { kind: 'default', source: 'built-in default', text: settings.defaultPolicy }
  // In the repository that holds it, the organisation's file is the repository's own.
  const hasOwn = !holdsOrganisationPolicy(repository, settings)
  const layers = [...organisationLayer(repository, settings), ...(hasOwn ? [ownLayer(repository)] : [])]
  const files = await readLayers(github, memory, layers)
  const ofKind = (kind: Layer['kind']) => files[layers.findIndex(layer => layer.kind === kind)] ?? nothing
  const [organisation, own] = [ofKind('organisation'), ofKind('repository')]
  return {
    own: hasOwn ? 'repository' : 'organisation',
    source: sourceOf(repository),
    mustExist: !hasOwn && settings.organisationPolicy.mode === 'required',
    layers: [builtIn, ...organisation.layers, ...own.layers],
    problems: [...organisation.problems, ...own.problems],
    outages: [...organisation.outages, ...own.outages],
    ownUnread: (hasOwn ? own : organisation).outages[0] ?? null,
  }
}

type LoadedFile = Pick<LoadedPolicy, 'layers' | 'problems' | 'outages'>

const nothing: LoadedFile = { layers: [], problems: [], outages: [] }

interface Layer {
  readonly kind: 'organisation' | 'repository'
  readonly repository: RepositoryName
  readonly mustExist: boolean
  readonly remembering: Remembering
}

function ownLayer(repository: NamedRepository): Layer {
  const remembering = rememberingOf(String(repository.id), scopeOfId(repository.id))
  return { kind: 'repository', repository, mustExist: false, remembering }
}

function organisationLayer(
  { owner }: NamedRepository,
  { organisationPolicy: { mode, repository: name } }: PolicySettings,
): Layer[] {
  if (mode === 'off') return []
  const repository = { owner, name }
  const scope = scopeOfName(repository)
  const remembering = rememberingOf(scope, scope)
  return [{ kind: 'organisation', repository, mustExist: mode === 'required', remembering }]
}

function rememberingOf(key: string, scope: string): Remembering {
  return { kind: 'policy-file', key, scope, minutes: MINUTES }
}

type PolicyText = { readonly text: string } | null

/** Reads the file of each layer, from GitHub only what is not remembered, and that in one request. */
async function readLayers(
  github: GitHubReader,
  memory: Memory,
  layers: readonly Layer[],
): Promise<LoadedFile[]> {
  const recalled = await Promise.all(
    layers.map(async layer => ({ layer, ...(await recall<PolicyText>(memory, layer.remembering)) })),
  )
  const missing = recalled.flatMap(({ layer, known }) => (known === null ? [layer.repository] : []))
  const read = readerOf(github, missing)
  return Promise.all(
    recalled.map(({ layer, known, readAnew }) =>
      readLayer(layer, async () => (known === null ? readAnew(() => read(layer.repository)) : known.value)),
    ),
  )
}

/** One file is a request that can be conditional; several are one. */
function readerOf(github: GitHubReader, repositories: readonly RepositoryName[]) {
  const alone = (repository: RepositoryName): Promise<PolicyText> => github.file(repository, POLICY_PATH)
  if (repositories.length < 2) return alone
  let together: ReturnType<GitHubReader['fileInEach']> | null = null
  return async (repository: RepositoryName): Promise<PolicyText> => {
    together ??= github.fileInEach(repositories, POLICY_PATH)
    const found = (await together)[repositories.indexOf(repository)]
    return found === undefined || found === 'unclear' ? alone(repository) : found
  }
}

async function readLayer(
  { kind, repository, mustExist }: Layer,
  read: () => Promise<PolicyText>,
): Promise<LoadedFile> {
  const source = sourceOf(repository)
  const broken = (message: string) => [{ layer: kind, source, line: null, column: null, message }]
  try {
    const file = await read()
    if (file !== null) return { ...nothing, layers: [{ kind, source, text: file.text }] }
    if (!mustExist) return nothing
    return {
      ...nothing,
      problems: broken('The organisation requires this file, and GitHub does not find it.'),
    }
  } catch (error) {
    const outage = outageOf(error)
    if (outage === null) throw error
    const problems = broken(`It could not be read. ${outage.why}`)
    return { layers: [], problems, outages: isUnreadableFile(error) ? [] : [outage] }
  }
}

function sourceOf({ owner, name }: RepositoryName): string {
  return `${owner}/${name}: ${POLICY_PATH}`
}

function scopeOfId(repositoryId: number): string {
  return `policy:${repositoryId}`
}

function scopeOfName({ owner, name }: RepositoryName): string {
  return `policy:${owner}/${name}`.toLowerCase()
}

function isSame(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase()
}
