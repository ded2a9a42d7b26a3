import { describe, expect, test } from 'vitest'
import { exampleFile } from '../../src/checks/example-file.ts'
import { tools } from '../../src/checks/migrations/index.ts'
import { migrationsIn } from '../../src/checks/migrations/recognise.ts'
import { withoutSource } from '../../src/checks/migrations/without-source.ts'

const recognised = (file: ReturnType<typeof exampleFile>) => migrationsIn([file], () => false)
const CODE = 'the number of the account is 4711'

describe('a file without its source', () => {
  const examples = tools.flatMap(({ name, examples: { migrations, others } }) =>
    [...migrations, ...others].map(example => ({ name, ...example })),
  )

  test.each(examples)('is the same migration, or none: $name $path $patch', ({ path, ...more }) => {
    const file = exampleFile(path, more)
    const bare = withoutSource({ ...file, patch: file.patch === null ? null : `${file.patch}\n+${CODE}` })
    expect(recognised(bare)).toEqual(recognised(file))
    expect(bare.patch ?? '').not.toContain(CODE)
    expect(bare.patch === null).toBe(file.patch === null)
  })

  test('keeps everything else as it is', () => {
    const file = exampleFile('src/a.ts', { patch: `+${CODE}` })
    expect(withoutSource(file)).toEqual({ ...file, patch: '' })
  })
})
