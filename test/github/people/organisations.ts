import { changeMembership, changeTeam, deleteAccount, renameTeam, slugOf } from '../actions/organisations.ts'
import { changeRepositories, install, uninstall } from '../actions/installations.ts'
import { createUserToken } from '../authenticate.ts'
import type { Emulator } from '../emulator.ts'
import { accountOf, organisationOf } from '../find.ts'
import { createAccount, organisationNamed, person, repositoryNamed, teamNamed } from './names.ts'
import type { Account, Installation, Organisation, Permission, Team } from '../state.ts'

export interface NewOrganisation {
  readonly members?: readonly string[]
  readonly owners?: readonly string[]
  /** What every member may do in every repository; `write` unless told. */
  readonly basePermission?: Permission
}

export interface NewTeam {
  readonly members?: readonly string[]
  /** Slug of the team above. */
  readonly parent?: string
  /** What the team may do, by `owner/name`. */
  readonly repositories?: Readonly<Record<string, Permission>>
}

/** Organisations, teams, accounts and installations, as their owners change them. */
export function organisationPeople(github: Emulator) {
  const owner = (organisation: Organisation) => [...organisation.owners][0] ?? person(github, 'octo-owner')

  return {
    /** Creates an organisation; those of its members who have no account get one. */
    organisation(login: string, wanted: NewOrganisation = {}): Organisation {
      const account = createAccount(github, login, 'Organization')
      const organisation: Organisation = {
        account,
        members: new Set(wanted.members?.map(each => person(github, each))),
        owners: new Set(wanted.owners?.map(each => person(github, each))),
        teams: [],
        basePermission: wanted.basePermission ?? 'write',
      }
      github.state.organisations.set(account.id, organisation)
      return organisation
    },

    /** Creates a team; its members become members of the organisation. */
    team(login: string, name: string, wanted: NewTeam = {}): Team {
      const organisation = organisationNamed(github, login)
      const members = (wanted.members ?? []).map(each => person(github, each))
      for (const member of members) organisation.members.add(member)
      const granted = Object.entries(wanted.repositories ?? {})
      const team: Team = {
        id: github.state.nextId(),
        organisation,
        name,
        slug: slugOf(name),
        parent: wanted.parent === undefined ? null : teamNamed(github, login, wanted.parent),
        members: new Set(members),
        permissions: new Map(
          granted.map(([each, permission]) => [repositoryNamed(github, each), permission]),
        ),
        createdAt: github.clock.tick(),
      }
      organisation.teams.push(team)
      return team
    },

    addToTeam(login: string, slug: string, member: string): void {
      const team = teamNamed(github, login, slug)
      team.organisation.members.add(person(github, member))
      changeTeam(github, team, 'added', person(github, member), owner(team.organisation))
    },

    removeFromTeam(login: string, slug: string, member: string): void {
      const team = teamNamed(github, login, slug)
      changeTeam(github, team, 'removed', person(github, member), owner(team.organisation))
    },

    renameTeam(login: string, slug: string, name: string): void {
      const team = teamNamed(github, login, slug)
      renameTeam(github, team, name, owner(team.organisation))
    },

    deleteTeam(login: string, slug: string): void {
      const { teams } = organisationNamed(github, login)
      teams.splice(teams.indexOf(teamNamed(github, login, slug)), 1)
    },

    addToOrganisation(login: string, member: string): void {
      const organisation = organisationNamed(github, login)
      changeMembership(github, organisation, 'member_added', person(github, member), owner(organisation))
    },

    removeFromOrganisation(login: string, member: string): void {
      const organisation = organisationNamed(github, login)
      changeMembership(github, organisation, 'member_removed', person(github, member), owner(organisation))
    },

    /** An account with all that can be said of it; `emails` are verified ones, the first signs its commits. */
    account(login: string, wanted: { name?: string; emails?: readonly string[] } = {}): Account {
      const account = person(github, login)
      account.name = wanted.name ?? account.name
      account.emails = [...(wanted.emails ?? account.emails)]
      return account
    },

    /** The login changes, the id stays. */
    renameAccount(login: string, to: string): void {
      person(github, login).login = to
    },

    /** Deletes an account: what it wrote is shown as written by “ghost”. */
    deleteAccount(login: string): void {
      // GitHub's own “ghost” has this id.
      const ghost = accountOf(github.state, 'ghost') ?? createAccount(github, 'ghost', 'User', 10_137)
      deleteAccount(github, person(github, login), ghost)
    },

    /** A personal access token, for a command line. */
    tokenFor(login: string): string {
      return createUserToken(github, person(github, login))
    },

    /** Installs the App on an organisation or person (all repositories), or on one repository `owner/name`. */
    install(where: string): Installation {
      const [login = '', name] = where.split('/')
      const account = person(github, login)
      const by = installer(github, account)
      if (name === undefined) return install(github, account, null, by)
      const repository = repositoryNamed(github, where)
      const known = [...github.state.installations.values()].find(
        each => each.account === account && each.app === github.app && !each.deleted,
      )
      if (!known) return install(github, account, [repository], by)
      changeRepositories(github, known, 'added', [repository], by)
      return known
    },

    /** Takes a repository away from an installation, or ends the installation of an account. */
    uninstall(where: string): void {
      const [login = '', name] = where.split('/')
      const account = person(github, login)
      for (const each of github.state.installations.values()) {
        if (each.account !== account || each.app !== github.app || each.deleted) continue
        const by = installer(github, account)
        if (name === undefined) uninstall(github, each, by)
        else changeRepositories(github, each, 'removed', [repositoryNamed(github, where)], by)
      }
    },
  }
}

function installer(github: Emulator, account: Account): Account {
  const organisation = organisationOf(github.state, account.login)
  return organisation ? ([...organisation.owners][0] ?? person(github, 'octo-owner')) : account
}
