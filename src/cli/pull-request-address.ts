import { UsageError } from './command.ts'

/** Which pull request an address names, and on which GitHub. */
export interface PullRequestAddress {
  /** With its port, where it has one. */
  readonly host: string
  readonly owner: string
  readonly name: string
  readonly number: number
}

const PATH = /^\/([A-Za-z0-9_-]+)\/([A-Za-z0-9._-]+)\/pull\/([1-9]\d{0,9})(?:\/.*)?$/

const EXAMPLE = 'https://github.com/acme/claims/pull/42'

/**
 * Reads the address of a pull request, of any of its pages.
 * @throws {UsageError} when it is none
 */
export function pullRequestAddress(text: string): PullRequestAddress {
  const url = URL.parse(text)
  const [, owner, name, number] = PATH.exec(url?.pathname ?? '') ?? []
  const isWeb = url?.protocol === 'https:' || url?.protocol === 'http:'
  if (url === null || !isWeb || owner === undefined || name === undefined || /^\.+$/.test(name)) {
    throw new UsageError(`\`${text}\` is not the address of a pull request. Example: ${EXAMPLE}`)
  }
  return { host: url.host, owner, name, number: Number(number) }
}

/**
 * Where the API of a GitHub is.
 * https://docs.github.com/en/enterprise-server/rest/using-the-rest-api/getting-started-with-the-rest-api
 * https://docs.github.com/en/enterprise-cloud@latest/admin/data-residency/network-details-for-ghecom
 */
export function apiOf(host: string): string {
  if (!isRunByGitHub(host)) return `https://${host}/api/v3`
  return host.endsWith('.ghe.com') ? `https://api.${host}` : 'https://api.github.com'
}

/** Whether GitHub itself runs the host, and not somebody who has Enterprise Server, or says so. */
export function isRunByGitHub(host: string): boolean {
  return host === 'github.com' || host === 'www.github.com' || host.endsWith('.ghe.com')
}
