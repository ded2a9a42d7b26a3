import { join } from 'node:path'
import { moveBranch } from '../actions/branches.ts'
import { emit } from '../actions/emit.ts'
import { changeState } from '../actions/pulls.ts'
import { emptyRepository } from '../actions/repositories.ts'
import type { Emulator } from '../emulator.ts'
import type { Files } from '../git/commit.ts'
import { createGit } from '../git/git.ts'
import { simpleOrganisation, simpleUser } from '../shapes/account.ts'
import type { Permission, Protection, Repository } from '../state.ts'
import { person, repositoryNamed } from './names.ts'
import { commitBy, losing, type Push } from './pushes.ts'

export interface NewRepository {
  readonly private?: boolean
  /** What its default branch begins with. */
  readonly files?: Files
  readonly defaultBranch?: string
  /** Permissions by login; besides what organisation and teams give. */
  readonly collaborators?: Readonly<Record<string, Permission>>
}

/** Repositories and their branches, as those who may write change them. */
export function repositoryPeople(github: Emulator) {
  return {
    async repository(fullName: string, wanted: NewRepository = {}): Promise<Repository> {
      const [owner = '', name = ''] = fullName.split('/')
      const account = person(github, owner)
      const git = await createGit(join(github.folder, String(github.state.nextId())))
      const repository = emptyRepository(github, account, name, { git, forkOf: null })
      repository.private = wanted.private ?? true
      repository.defaultBranch = wanted.defaultBranch ?? 'main'
      for (const [login, permission] of Object.entries(wanted.collaborators ?? {})) {
        repository.collaborators.set(person(github, login), permission)
      }
      const first = await commitBy(github, repository, [], {
        by: owner,
        message: 'First',
        files: wanted.files ?? {},
      })
      repository.branches.set(repository.defaultBranch, first)
      github.state.repositories.set(repository.id, repository)
      return repository
    },

    /** Pushes a commit to a branch; a branch that is not there begins at the default branch. Answers its SHA. */
    async pushTo(fullName: string, ref: string, push: Push): Promise<string> {
      const repository = repositoryNamed(github, fullName)
      const tip = repository.branches.get(ref) ?? repository.branches.get(repository.defaultBranch)
      const sha = await commitBy(github, repository, tip === undefined ? [] : [tip], push)
      await losing(github, push.suppressEvent, () =>
        moveBranch(github, repository, { ref, to: sha, by: person(github, push.by) }),
      )
      return sha
    },

    /** Points a branch at a commit that is there; a new branch is created. */
    async setBranch(fullName: string, ref: string, to: string, by: string): Promise<void> {
      await moveBranch(github, repositoryNamed(github, fullName), { ref, to, by: person(github, by) })
    },

    async deleteBranch(fullName: string, ref: string, by: string): Promise<void> {
      await moveBranch(github, repositoryNamed(github, fullName), { ref, to: null, by: person(github, by) })
    },

    /** The SHA of a branch's tip. */
    tip(fullName: string, ref = 'main'): string {
      const sha = repositoryNamed(github, fullName).branches.get(ref)
      if (sha === undefined) throw new Error(`there is no branch ${ref} in ${fullName}`)
      return sha
    },

    collaborator(fullName: string, login: string, permission: Permission, roleName?: string): void {
      const repository = repositoryNamed(github, fullName)
      repository.collaborators.set(person(github, login), permission)
      if (roleName === undefined) repository.roleNames.delete(person(github, login))
      else repository.roleNames.set(person(github, login), roleName)
    },

    /** Protects a branch: what must have succeeded before a merge, and who may dismiss reviews. */
    protect(fullName: string, ref: string, rules: Partial<Protection>): void {
      const protection = { requiredChecks: [], mayDismiss: null, ...rules }
      repositoryNamed(github, fullName).protections.set(ref, protection)
    },

    /** The old name goes on working, by redirects. */
    renameRepository(fullName: string, name: string, by: string): void {
      const repository = repositoryNamed(github, fullName)
      const from = repository.name
      github.state.formerNames.set(fullName.toLowerCase(), repository.id)
      repository.name = name
      const changes = { repository: { name: { from } } }
      emit(github, 'repository', repository, person(github, by), { action: 'renamed', changes })
    },

    /** Gives a repository to another account; the old address goes on working, by redirects. */
    transferRepository(fullName: string, to: string, by: string): void {
      const repository = repositoryNamed(github, fullName)
      const from = repository.owner
      github.state.formerNames.set(fullName.toLowerCase(), repository.id)
      repository.owner = person(github, to)
      const former =
        from.type === 'User'
          ? { user: simpleUser(github, from) }
          : { organization: simpleOrganisation(github, from) }
      const changes = { owner: { from: former } }
      emit(github, 'repository', repository, person(github, by), { action: 'transferred', changes })
    },

    /** Deletes a repository, for example a fork: pull requests from it lose their head repository and are closed. */
    async deleteRepository(fullName: string, by: string): Promise<void> {
      const repository = repositoryNamed(github, fullName)
      repository.deleted = true
      for (const other of github.state.repositories.values()) {
        for (const pull of other.pulls.values()) {
          if (pull.headRepository !== repository) continue
          pull.headRepository = null
          await changeState(github, pull, 'closed', person(github, by))
        }
      }
    },

    setDefaultBranch(fullName: string, ref: string): void {
      repositoryNamed(github, fullName).defaultBranch = ref
    },
  }
}
