import type { PullRequestKey } from '../model/pull-request.ts'

/** A key as two columns. */
export interface KeyParts {
  readonly repositoryId: number
  readonly number: number
}

/**
 * Takes a key apart.
 * @throws TypeError when it is not `repositoryId#number` with two positive whole numbers.
 */
export function partsOf(key: PullRequestKey): KeyParts {
  const [, repositoryId, number] = /^([1-9]\d{0,15})#([1-9]\d{0,8})$/.exec(key) ?? []
  if (repositoryId === undefined || number === undefined) {
    throw new TypeError(`${JSON.stringify(key)} is not a pull request key. Example: 7001#42`)
  }
  return { repositoryId: Number(repositoryId), number: Number(number) }
}

/** Puts a key together from two columns; `pg` hands a bigint over as text. */
export function keyOf(repositoryId: number | string | bigint, number: number): PullRequestKey {
  return `${Number(repositoryId)}#${number}`
}
