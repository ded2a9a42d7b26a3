import type { Value } from '../../resource/value.ts'
import { textAnswer, unknownAnswer } from '../answer.ts'
import { takes } from '../arguments.ts'
import type { Call } from '../define-function.ts'
import { read, simpleFunction } from '../simple-function.ts'

/** What follows the last slash, as Go’s `filepath.Base` has it. */
export const basename = simpleFunction(['text'], ([path]) => {
  const last = path.split('/').findLast(part => part !== '')
  return last ?? (path === '' ? '.' : '/')
})

/** What stands before the last slash, as Go’s `filepath.Dir` has it. */
export const dirname = simpleFunction(['text'], ([path]) => clean(path.slice(0, path.lastIndexOf('/') + 1)))

/** `pathexpand`: where `~` leads to depends on who runs Terraform. */
export function pathexpand(call: Call): Value {
  takes(call, 1)
  const path = read(call, 0, 'text')
  return path === null || path.startsWith('~') ? unknownAnswer(call, HOME) : textAnswer(call, path)
}

const HOME = 'it depends on where Terraform is run'

/** `abspath`: depends on where Terraform is run. */
export function abspath(call: Call): Value {
  takes(call, 1)
  read(call, 0, 'text')
  return unknownAnswer(call, HOME)
}

/** The shortest form of a path, as Go’s `filepath.Clean` has it. */
export function clean(path: string): string {
  const isRooted = path.startsWith('/')
  const parts: string[] = []
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue
    const canGoUp = parts.length > 0 && parts.at(-1) !== '..'
    if (part !== '..') parts.push(part)
    else if (canGoUp) parts.pop()
    else if (!isRooted) parts.push(part)
  }
  if (isRooted) return `/${parts.join('/')}`
  return parts.length === 0 ? '.' : parts.join('/')
}
