import { afterAll, beforeAll, expect } from 'vitest'
import type { Files } from '../github/git/commit.ts'
import type { NewPull, PullPush } from '../github/people/pulls.ts'
import type { Pull } from '../github/state.ts'
import { aPatrol, quickest, type TestPatrol } from './patrol.ts'

export const TEAMS = `
roles:
  senior: { teams: [senior-engineers] }
  techops: { teams: [technical-operations] }
  security: { teams: [security] }
`
export const WAITING = {
  conclusion: 'action_required',
  title: 'Waiting for a review by a senior engineer',
}
export const GREEN = { conclusion: 'success' }

/** The App with two organisations, and what attackers and those whom they deceive do again and again. */
export function anAttackedPatrol() {
  let running: TestPatrol | null = null
  const patrol = new Proxy({} as TestPatrol, {
    get: (_, name) => {
      if (running === null) throw new Error('It has not been started yet.')
      return Reflect.get(running, name, running)
    },
  })
  beforeAll(async () => {
    running = await aPatrol(quickest())
    const { github } = patrol
    const members = ['himanshu', 'alex', 'kim', 'sam', 'maria', 'sally', 'mallory']
    github.organisation('initech', { members, owners: ['olga'] })
    github.team('initech', 'senior-engineers', { members: ['alex', 'kim', 'himanshu'] })
    github.team('initech', 'technical-operations', { members: ['maria'] })
    github.team('initech', 'security', { members: ['sally'] })
    github.install('initech')
    github.organisation('acme', { members, owners: ['olga'] })
    github.install('acme')
  })
  afterAll(async () => {
    expect(patrol.github.violations).toEqual([])
    await patrol.stop()
  })

  const approve = (pull: Pull, by = 'alex') =>
    patrol.after(() => patrol.github.review(pull, { by, state: 'APPROVED' }))
  return {
    patrol,
    approve,
    aRepository: (policy = TEAMS, files: Files = {}) => patrol.repository('initech', { policy, files }),
    /** A pull request with an approval by alex that counts. */
    approved: async (repository: string, wanted: Partial<NewPull> = {}): Promise<Pull> => {
      const pull = await patrol.open(repository, wanted)
      await approve(pull)
      expect(patrol.shows(pull)).toMatchObject(GREEN)
      return pull
    },
    push: (pull: Pull, change: Partial<PullPush>) =>
      patrol.after(() => patrol.github.push(pull, { by: 'himanshu', ...change })),
    /** Lets events happen without delivering them, and answers with what was held. */
    held: async (action: () => unknown) => {
      patrol.github.events = 'hold'
      try {
        await action()
      } finally {
        patrol.github.events = 'deliver'
      }
      return patrol.github.held.splice(0)
    },
    rowOf: (pull: Pull, name: string): string | undefined => {
      const lines = patrol.shows(pull).text.split('\n')
      return lines.find(line => line.includes(`${name} |`))
    },
  }
}
