import * as z from 'zod'

/** One setting that is missing or wrong, and what would be right. */
export interface SettingProblem {
  readonly name: string
  readonly problem: string
}

export type Environment = Readonly<Record<string, string | undefined>>

/** A list with commas, in lower case. */
export const logins = z
  .string()
  .default('')
  .transform(list =>
    list
      .split(',')
      .map(login => login.trim().toLowerCase())
      .filter(login => login !== ''),
  )

/** An address, without slashes at its end. */
export const httpUrl = (example: string) =>
  z
    .string()
    .regex(/^https?:\/\/[^\s/]+/, `is no address. Example: ${example}`)
    .transform(url => url.replace(/\/+$/, ''))
