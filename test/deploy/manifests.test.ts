import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Deployment } from 'kubernetes-models/apps/v1/Deployment'
import { NetworkPolicy } from 'kubernetes-models/networking.k8s.io/v1/NetworkPolicy'
import { PodDisruptionBudget } from 'kubernetes-models/policy/v1/PodDisruptionBudget'
import { Service } from 'kubernetes-models/v1/Service'
import { ServiceAccount } from 'kubernetes-models/v1/ServiceAccount'
import { describe, expect, test } from 'vitest'
import { parse, parseAllDocuments } from 'yaml'
import { createMetrics } from '../../src/web/metrics.ts'
import { lastStage } from './dockerfile.ts'

const root = join(import.meta.dirname, '../..')
const read = (path: string) => readFileSync(join(root, path), 'utf8')
const settings = new Set<string>(read('.env.example').match(/^[A-Z_]+(?==)/gm))

interface Manifest {
  readonly apiVersion: string
  readonly kind: string
}

const kinds = { Deployment, NetworkPolicy, PodDisruptionBudget, Service, ServiceAccount }

function isKind(kind: string): kind is keyof typeof kinds {
  return kind in kinds
}

/** Throws where Kubernetes would refuse it. */
function validate(manifest: Manifest): void {
  if (!isKind(manifest.kind)) throw new Error(`There is no schema here for ${manifest.kind}.`)
  const Kind = kinds[manifest.kind] as new (data: object) => Manifest & { validate(): void }
  const known = new Kind(manifest)
  known.validate()
}

describe('deploy/kubernetes.yaml', () => {
  const manifests = parseAllDocuments(read('deploy/kubernetes.yaml')).map(each => each.toJSON() as Manifest)
  const deployment = manifests.find(({ kind }) => kind === 'Deployment')

  test.each(manifests.map(manifest => [manifest.kind, manifest] as const))(
    'its %s is one of Kubernetes',
    (_, manifest) => {
      expect(() => validate(manifest)).not.toThrow()
    },
  )

  test('what is not one would be found', () => {
    expect(() => validate({ ...deployment, spec: { replicas: 'two' } } as unknown as Manifest)).toThrow(
      'replicas',
    )
  })

  test('has two replicas, of which one stays, with probes, without privileges', () => {
    expect(deployment).toMatchObject({
      spec: {
        replicas: 2,
        template: {
          spec: {
            automountServiceAccountToken: false,
            securityContext: { runAsNonRoot: true, runAsUser: 1000 },
            containers: [
              {
                env: [
                  { name: 'PUBLIC_URL', value: 'https://compliance-patrol.example.com' },
                  { name: 'METRICS_PORT', value: '9090' },
                ],
                livenessProbe: { httpGet: { path: '/healthz' } },
                readinessProbe: { httpGet: { path: '/readyz' } },
                securityContext: { readOnlyRootFilesystem: true, allowPrivilegeEscalation: false },
              },
            ],
          },
        },
      },
    })
    expect(manifests.find(({ kind }) => kind === 'PodDisruptionBudget')).toMatchObject({
      spec: { minAvailable: 1 },
    })
  })
})

describe('compose.yaml', () => {
  const { services } = parse(read('compose.yaml')) as {
    services: Record<string, { environment: Record<string, unknown> }>
  }

  test('sets only what .env.example explains', () => {
    const set = Object.keys(services['patrol']?.environment ?? {})
    expect(set.filter(name => !settings.has(name))).toEqual([])
  })

  test('runs without privileges, and gives it time to finish', () => {
    expect(services['patrol']).toMatchObject({ read_only: true, cap_drop: ['ALL'], stop_grace_period: '30s' })
  })
})

describe('the Dockerfile', () => {
  const image = lastStage(join(root, 'Dockerfile'))

  test('copies what there is, and what .dockerignore lets through', () => {
    const copied = image
      .filter(({ name, text }) => name === 'COPY' && !text.startsWith('--from'))
      .flatMap(({ text }) => text.split(' ').slice(0, -1))
    expect(copied.filter(file => !existsSync(join(root, file)))).toEqual([])
    const allowed: string[] = read('.dockerignore').match(/(?<=^!).+$/gm) ?? []
    expect(copied.filter(file => !allowed.includes(file))).toEqual([])
  })

  test('has the Node.js that the tests run on', () => {
    expect(image[0]?.text).toContain(`node:${process.versions.node}-`)
  })
})

describe('deploy/grafana-dashboard.json', () => {
  const dashboard = read('deploy/grafana-dashboard.json')

  test('draws what the App counts, all of it and nothing else', async () => {
    const metrics = createMetrics()
    const depth = async () => ({ queued: 0, delayed: 0, active: 0, oldestSeconds: 0 })
    const response = await metrics.routes({ depth, rateLimits: () => [] }).request('/metrics')
    const counted = new Set<string>((await response.text()).match(/(?<=# TYPE )\S+/g) ?? [])
    const drawn = new Set(
      dashboard
        .match(/\b(?:patrol|process)_[a-z_]+/g)
        ?.map(name => name.replace(/_(?:count|bucket|sum)$/, '')),
    )
    expect([...drawn].filter(name => !counted.has(name))).toEqual([])
    const ours = [...counted].filter(name => name.startsWith('patrol_'))
    expect(ours.filter(name => !drawn.has(name))).toEqual([])
    expect(drawn.size).toBeGreaterThan(5)
  })

  test('has panels with titles, descriptions and places of their own', () => {
    const { panels } = JSON.parse(dashboard) as {
      panels: { title: string; description: string; gridPos: { x: number; y: number } }[]
    }
    expect(new Set(panels.map(({ gridPos: { x, y } }) => `${x} ${y}`)).size).toBe(panels.length)
    expect(panels.filter(({ title, description }) => !title || !description)).toEqual([])
  })
})
