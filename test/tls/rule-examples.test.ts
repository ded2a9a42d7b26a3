import { describe, expect, test } from 'vitest'
import type { Example } from '../../src/tls/define-rules.ts'
import { families } from '../../src/tls/rules/index.ts'
import { scanTls } from '../../src/tls/scan.ts'

function fileOf(example: Example, name: string): { path: string; text: string } {
  return typeof example === 'string' ? { path: name, text: example } : example
}

/** The line whose comment holds `!!`; 0 where no line does. */
function markedLine(text: string): number {
  return text.split('\n').findIndex(line => /(?:#|\/\/|--|%|;|'|<!--|\/\*).*!!/.test(line)) + 1
}

describe.each(families.map(family => [family.name, family] as const))('%s', (_, family) => {
  for (const rule of family.rules) {
    test.each(rule.examples.bad.map(example => [fileOf(example, family.example)]))(
      `${rule.id} finds $text`,
      file => {
        const findings = scanTls([{ ...file, added: 'all' }])
        expect(findings.map(finding => finding.rule)).toEqual([rule.id])
        const line = markedLine(file.text)
        if (line === 0) return
        expect(findings[0]?.startLine).toBeLessThanOrEqual(line)
        expect(findings[0]?.endLine).toBeGreaterThanOrEqual(line)
      },
    )

    test.each(rule.examples.good.map(example => [fileOf(example, family.example)]))(
      `${rule.id} leaves alone $text`,
      file => {
        expect(scanTls([{ ...file, added: 'all' }]).map(finding => finding.rule)).toEqual([])
      },
    )
  }
})

describe('the rules', () => {
  const rules = families.flatMap(
    family =>
      [...family.rules] as { id: string; examples: { bad: readonly Example[]; good: readonly Example[] } }[],
  )

  test('have ids that are unique', () => {
    const ids = rules.map(rule => rule.id)
    expect(ids.filter((id, position) => ids.indexOf(id) !== position)).toEqual([])
  })

  test('have two bad and two good examples at least', () => {
    expect(
      rules
        .filter(({ examples }) => examples.bad.length < 2 || examples.good.length < 2)
        .map(rule => rule.id),
    ).toEqual([])
  })
})
