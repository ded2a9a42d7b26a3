import { readFileSync } from 'node:fs'

/** One instruction of a Dockerfile. */
export interface Instruction {
  readonly name: string
  /** What stands behind the name, on one line. */
  readonly text: string
}

/** The instructions of the last stage, which is the image. https://docs.docker.com/reference/dockerfile/ */
export function lastStage(path: string): Instruction[] {
  const lines = readFileSync(path, 'utf8')
    .split('\n')
    .filter(line => !line.startsWith('#'))
    .join('\n')
    .replaceAll(/\\\n\s*/g, '')
    .split('\n')
    .filter(line => line.trim() !== '')
  const instructions = lines.map(line => {
    const [name = '', ...rest] = line.split(' ')
    return { name, text: rest.join(' ').trim() }
  })
  return instructions.slice(instructions.findLastIndex(({ name }) => name === 'FROM'))
}

/** The words of an instruction in its JSON form. */
export function wordsOf(instructions: readonly Instruction[], name: string): string[] {
  const text = instructions.find(each => each.name === name)?.text ?? ''
  return JSON.parse(text.slice(text.indexOf('['))) as string[]
}
