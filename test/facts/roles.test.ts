import { describe, expect, test } from 'vitest'
import { gatherRoles } from '../../src/facts/roles/gather-roles.ts'
import { outdate } from '../../src/facts/remembered.ts'
import { membershipScope } from '../../src/facts/roles/membership-scope.ts'
import { aPerson, aRepository } from '../builders.ts'
import { anOutage, aWorld, sourcesOf, target, type World } from './world.ts'

async function holders(
  world: World,
  role: object,
  concerned: readonly string[] = [],
  repository = aRepository(),
) {
  const { sources, asked } = sourcesOf(world)
  const github = sources.github.forInstallation(target.installationId)
  const memory = { cache: world.cache, clock: sources.clock }
  const { roles, outages } = await gatherRoles(
    { github, memory, repository },
    { senior: role },
    concerned.map(aPerson),
  )
  const senior = roles['senior']
  if (senior === undefined) throw new Error('The role was not gathered')
  return { ...senior, logins: senior.holders.map(({ login }) => login), outages, asked }
}

describe('a role of teams', () => {
  const teams = {
    'senior-engineers': { id: 1, members: ['alex', 'kim'] },
    security: { id: 2, members: ['kim'] },
  }

  test('is held by everybody in one of them, each once', async () => {
    const role = await holders(aWorld({ teams }), { teams: ['senior-engineers', 'security'] })
    expect(role.logins).toEqual(['alex', 'kim'])
    expect(role).toMatchObject({
      complete: true,
      described: 'team senior-engineers or team security',
      unreadable: [],
    })
  })

  test('that GitHub does not find says so, and nobody is taken for no member', async () => {
    const role = await holders(aWorld({ teams }), { teams: ['nobody', 'security'] })
    expect(role.logins).toEqual(['kim'])
    expect(role.unreadable).toEqual(['acme has no team nobody, or GitHub does not show it.'])
    expect(role.outages).toMatchObject([{ isTemporary: false }])
  })

  test('that cannot be read for now says so', async () => {
    const instead = {
      teamMembers: () => {
        throw anOutage('Unavailable', 'GitHub answered 502 for team security.')
      },
    }
    const role = await holders(aWorld({ teams, instead }), { teams: ['security'] })
    expect(role.unreadable).toEqual(['GitHub answered 502 for team security.'])
    expect(role.outages).toMatchObject([{ isTemporary: true }])
  })

  test('means nothing where a person owns the repository', async () => {
    const role = await holders(
      aWorld({ teams }),
      { teams: ['security'] },
      [],
      aRepository({ ownerType: 'User' }),
    )
    expect(role.unreadable).toEqual(['acme is no organisation, so it has no team security.'])
  })

  test('is followed by id when it is renamed', async () => {
    const world = aWorld({ teams })
    await holders(world, { teams: ['security'] })
    world.teams = { 'product-security': { id: 2, members: ['sam'] } }
    await expire(world)
    expect(await holders(world, { teams: ['security'] })).toMatchObject({ logins: ['sam'], unreadable: [] })
  })

  test('is not taken for another that was given its name', async () => {
    const world = aWorld({ teams })
    await holders(world, { teams: ['security'] })
    world.teams = {
      'product-security': { id: 2, members: ['sam'] },
      security: { id: 3, members: ['mallory'] },
    }
    await expire(world)
    const role = await holders(world, { teams: ['security'] })
    expect(role.logins).toEqual([])
    expect(role.unreadable).toEqual([
      'Team security is called product-security now, and another team has taken its name: the policy must say which is meant.',
    ])
  })

  test('that was deleted and made anew is the new one', async () => {
    const world = aWorld({ teams })
    await holders(world, { teams: ['security'] })
    world.teams = { security: { id: 3, members: ['sam'] } }
    await expire(world)
    expect(await holders(world, { teams: ['security'] })).toMatchObject({ logins: ['sam'], unreadable: [] })
  })

  test('is kept for minutes, and asked for again after an event', async () => {
    const world = aWorld({ teams })
    await holders(world, { teams: ['security'] })
    expect((await holders(world, { teams: ['security'] })).asked).toEqual([])
    world.teams = { security: { id: 2, members: [] } }
    await expire(world)
    expect((await holders(world, { teams: ['security'] })).logins).toEqual([])
  })

  test.each([3_600_000, -3_600_000])(
    'is asked for again after an event whose clock was %i ms off',
    async jump => {
      const world = aWorld({ teams })
      await expire(world)
      await holders(world, { teams: ['security'] })
      world.teams = { security: { id: 2, members: [] } }
      world.now = new Date(world.now.getTime() + jump)
      await expire(world)
      expect((await holders(world, { teams: ['security'] })).logins).toEqual([])
    },
  )

  test('what was being read while the event arrived is not kept', async () => {
    const world = aWorld({ teams })
    let release = () => {}
    const waiting = new Promise<void>(resolve => (release = resolve))
    const slow = aWorld({
      ...world,
      instead: {
        teamMembers: () => waiting.then(() => ({ id: 2, slug: 'security', members: [aPerson('mallory')] })),
      },
    })
    const reading = holders(slow, { teams: ['security'] })
    await outdate({ cache: world.cache, clock: { now: () => world.now } }, membershipScope('ACME'))
    release()
    await reading
    expect((await holders(world, { teams: ['security'] })).logins).toEqual(['kim'])
  })
})

describe('a role of people', () => {
  test.each<[string, Partial<World>, boolean, string[]]>([
    ['who may read a private repository', { permissions: { alex: 'read' } }, true, ['alex']],
    ['but not who has left', { permissions: { alex: 'none' } }, true, []],
    ['nor a login that nobody has', {}, true, []],
    ['nor who may only read what everybody may read', { permissions: { alex: 'read' } }, false, []],
    [
      'but who belongs to the organisation',
      { permissions: { alex: 'read' }, members: ['alex'] },
      false,
      ['alex'],
    ],
    ['or works on the repository', { permissions: { alex: 'triage' } }, false, ['alex']],
  ])('%s', async (_, more, isPrivate, logins) => {
    const role = await holders(aWorld(more), { users: ['alex'] }, [], aRepository({ private: isPrivate }))
    expect(role.logins).toEqual(logins)
    expect(role).toMatchObject({ complete: true, described: 'alex', unreadable: [] })
  })

  test('is not taken for another who was given the login of one', async () => {
    const world = aWorld({ permissions: { alex: 'write' } })
    expect((await holders(world, { users: ['alex'] })).logins).toEqual(['alex'])
    const mallory = { account: { ...aPerson('alex'), id: 666 }, permission: 'write' }
    world.instead = { collaborator: () => mallory }
    await expire(world)
    const role = await holders(world, { users: ['Alex'] })
    expect(role.holders).toEqual([])
    expect(role.unreadable).toEqual([
      "The login alex is another account's now than when the policy first named it: a team must say who is meant.",
    ])
    world.instead = {}
    expect((await holders(world, { users: ['alex'] })).logins).toEqual(['alex'])
  })

  test('is asked about again after minutes, or an event', async () => {
    const world = aWorld({ permissions: { alex: 'write' } })
    await holders(world, { users: ['alex'] })
    expect((await holders(world, { users: ['alex'] })).asked).toEqual([])
    world.permissions = {}
    await expire(world)
    expect((await holders(world, { users: ['alex'] })).logins).toEqual([])
  })

  test('of whom GitHub tells nothing is unreadable', async () => {
    const instead = {
      collaborator: () => {
        throw anOutage('Forbidden', 'GitHub does not let the App reach the permission of alex.')
      },
    }
    const role = await holders(aWorld({ instead }), { users: ['alex'] })
    expect(role.unreadable).toEqual(['GitHub does not let the App reach the permission of alex.'])
  })
})

describe('a role of a permission', () => {
  const permissions = { alex: 'admin', kim: 'write', sam: 'triage' } as const

  test.each([
    ['write', ['alex', 'kim'], 'anybody with write access'],
    ['maintain', ['alex'], 'anybody who maintains the repository'],
    ['admin', ['alex'], 'anybody who administers the repository'],
  ])('%s is asked about for those concerned only', async (permission, logins, described) => {
    const role = await holders(aWorld({ permissions }), { permission }, ['alex', 'kim', 'sam', 'zoe'])
    expect(role.logins).toEqual(logins)
    expect(role).toMatchObject({ complete: false, described, unreadable: [] })
    expect(role.asked).toHaveLength(4)
  })

  test('is not held by somebody who took over a login', async () => {
    const other = { account: { ...aPerson('alex'), id: 1 }, permission: 'admin' }
    const role = await holders(aWorld({ instead: { collaborator: () => other } }), { permission: 'write' }, [
      'alex',
    ])
    expect(role.logins).toEqual([])
  })
})

test('a role may be held in several ways', async () => {
  const world = aWorld({
    teams: { security: { id: 2, members: ['kim'] } },
    permissions: { alex: 'read', sam: 'admin' },
  })
  const role = await holders(world, { teams: ['security'], users: ['alex'], permission: 'admin' }, ['sam'])
  expect(role.logins).toEqual(['kim', 'alex', 'sam'])
  expect(role).toMatchObject({
    complete: false,
    described: 'team security, alex or anybody who administers the repository',
  })
})

/** As an event does; what is read from then on counts again. */
async function expire(world: World): Promise<void> {
  await outdate({ cache: world.cache, clock: { now: () => world.now } }, membershipScope('acme'))
  world.now = new Date(world.now.getTime() + 60_000)
}
