import { globSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { checklist } from '../../../src/audit/checklist/checklist.ts'
import type { Line } from '../../../src/audit/checklist/line.ts'
import { rules } from '../../../src/audit/rules/index.ts'

const folder = join(import.meta.dirname, '../../../src/audit/rules')
const files = globSync('*/*.ts', { cwd: folder }).filter(file => basename(file) !== 'index.ts')
const withRule = files.filter(file => /\bdefineRule\(/.test(readFileSync(join(folder, file), 'utf8')))
const lines: Readonly<Record<string, Line>> = checklist

describe('the rules', () => {
  test('ids are unique', () => {
    const ids = rules.map(({ id }) => id)
    expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([])
  })

  test('each file that defines a rule is named after it, stands in its topic’s folder, and is listed', () => {
    const listed = rules.map(({ topic, id }) => `${topic}/${id}.ts`)
    expect(listed.toSorted()).toEqual(withRule.toSorted())
    for (const file of withRule) {
      const text = readFileSync(join(folder, file), 'utf8')
      expect(text, file).toContain(`id: '${basename(file, '.ts')}'`)
      expect(text, file).toContain(`topic: '${dirname(file)}'`)
    }
  })

  test.each(rules.map(rule => [rule.id, rule] as const))('%s is described', (_, rule) => {
    expect(rule.id).toMatch(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/)
    expect(rule.title).toMatch(/^[A-Z0-9][^.]*$/)
    expect(rule.title.length).toBeLessThanOrEqual(80)
    expect(rule.why).toMatch(/^[A-Z].*\.$/)
    expect(rule.fix).toMatch(/^[A-Z`].*\.$/)
    expect(rule.resources.length).toBeGreaterThan(0)
    expect(new Set(rule.aliases).size).toBe(rule.aliases.length)
    expect(rule.examples.passes.length).toBeGreaterThan(0)
    expect(rule.examples.fails.length).toBeGreaterThan(0)
    expect(rule.checklist.split('/')[0]).toBe(rule.topic)
  })
})

describe('the checklist', () => {
  const gaps = Object.entries(lines).flatMap(([id, { types, blanks = {} }]) => {
    const looked = new Set(rules.filter(rule => rule.checklist === id).flatMap(({ resources }) => resources))
    return types.filter(type => !looked.has(type) && !(type in blanks)).map(type => `${id}: ${type}`)
  })

  test('each line’s types are looked at by a rule of that line, or have a reason', () => {
    expect(gaps).toEqual([])
  })

  test('no reason stands where there is a rule', () => {
    const idle = Object.entries(lines).flatMap(([id, { blanks = {} }]) => {
      const looked = rules.filter(rule => rule.checklist === id).flatMap(({ resources }) => resources)
      return Object.keys(blanks)
        .filter(type => looked.includes(type))
        .map(type => `${id}: ${type}`)
    })
    expect(idle).toEqual([])
  })

  test('what the rules of a line look at stands in it', () => {
    const beside = rules.flatMap(({ id, checklist: line, resources }) =>
      resources.filter(type => !lines[line]?.types.includes(type)).map(type => `${id}: ${type}`),
    )
    expect(beside).toEqual([])
  })
})
