import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { aScene, type Scene } from './scene.ts'
import type { Json } from './shapes/json.ts'

let scene: Scene
beforeEach(async () => {
  scene = await aScene()
})
afterEach(() => scene.github.stop())

const newest = () => scene.github.sent.at(-1)?.payload as Json
const logins = (data: Json[]) => data.map(each => each['login'])

describe('a team', () => {
  test('has the members of the teams below it, too', async () => {
    scene.github.team('acme', 'Engineers', { members: ['alex'] })
    scene.github.team('acme', 'Senior engineers', { members: ['sam'], parent: 'engineers' })
    const { data } = await scene.api('GET /orgs/acme/teams/engineers/members')
    expect(new Set(logins(data))).toEqual(new Set(['alex', 'sam']))
    expect(logins((await scene.api('GET /orgs/acme/teams/senior-engineers/members')).data)).toEqual(['sam'])
    const { data: team } = await scene.api('GET /orgs/acme/teams/senior-engineers')
    expect(team).toMatchObject({ name: 'Senior engineers', parent: { slug: 'engineers' }, members_count: 1 })
  })

  test('keeps its id when it is renamed, while its slug changes', async () => {
    const { id } = scene.github.team('acme', 'Engineers', { members: ['alex'] })
    scene.github.renameTeam('acme', 'engineers', 'Developers')
    expect(newest()).toMatchObject({ action: 'edited', changes: { name: { from: 'Engineers' } } })
    expect((await scene.api('GET /orgs/acme/teams/engineers')).status).toBe(404)
    expect((await scene.api('GET /orgs/acme/teams')).data).toMatchObject([{ id, slug: 'developers' }])
    const organisation = scene.pull.repository.owner.id
    expect((await scene.api(`GET /organizations/${organisation}/team/${id}`)).data.slug).toBe('developers')
  })

  test('tells who joins and who leaves', async () => {
    scene.github.team('acme', 'engineers', { members: ['alex'] })
    scene.github.removeFromTeam('acme', 'engineers', 'alex')
    expect(newest()).toMatchObject({
      action: 'removed',
      scope: 'team',
      member: { login: 'alex' },
      team: { slug: 'engineers' },
    })
    expect((await scene.api('GET /orgs/acme/teams/engineers/members')).data).toEqual([])
    scene.github.addToTeam('acme', 'engineers', 'sam')
    expect(newest()).toMatchObject({ action: 'added', member: { login: 'sam' } })
  })
})

describe('an organisation', () => {
  test('knows its members by 204 and 404; who leaves it leaves its teams', async () => {
    scene.github.team('acme', 'engineers', { members: ['alex'] })
    expect((await scene.api('GET /orgs/acme/members/alex')).status).toBe(204)
    scene.github.removeFromOrganisation('acme', 'alex')
    expect(newest()).toMatchObject({ action: 'member_removed', membership: { user: { login: 'alex' } } })
    expect((await scene.api('GET /orgs/acme/members/alex')).status).toBe(404)
    expect((await scene.api('GET /orgs/acme/teams/engineers/members')).data).toEqual([])
    scene.github.addToOrganisation('acme', 'alex')
    expect(newest()).toMatchObject({ action: 'member_added' })
  })
})

describe('a permission', () => {
  const of = async (login: string) =>
    (await scene.api(`GET /repos/acme/claims/collaborators/${login}/permission`)).data

  test.each([
    ['admin', 'admin', 'admin'],
    ['maintain', 'write', 'maintain'],
    ['write', 'write', 'write'],
    ['triage', 'read', 'triage'],
    ['read', 'read', 'read'],
  ] as const)('%s is %s with the role %s', async (given, permission, role_name) => {
    scene.github.collaborator('acme/claims', 'outsider', given)
    expect(await of('outsider')).toMatchObject({ permission, role_name })
  })

  test('may come with a custom role', async () => {
    scene.github.collaborator('acme/claims', 'outsider', 'write', 'Release manager')
    expect(await of('outsider')).toMatchObject({ permission: 'write', role_name: 'Release manager' })
  })

  test('is the highest of what organisation and teams give; strangers have none', async () => {
    expect(await of('olga')).toMatchObject({ permission: 'admin' })
    expect(await of('sam')).toMatchObject({ permission: 'write' })
    scene.github.team('acme', 'maintainers', {
      members: ['sam'],
      repositories: { 'acme/claims': 'maintain' },
    })
    expect(await of('sam')).toMatchObject({ role_name: 'maintain' })
    scene.github.account('stranger')
    expect(await of('stranger')).toMatchObject({ permission: 'none' })
  })
})

test('a renamed account keeps its id', async () => {
  const { id } = scene.github.account('alex')
  scene.github.renameAccount('alex', 'alexandra')
  expect((await scene.api('GET /users/alexandra')).data).toMatchObject({ id, type: 'User' })
  expect((await scene.api('GET /users/alex')).status).toBe(404)
})
