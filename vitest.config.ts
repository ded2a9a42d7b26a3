import { join } from 'node:path'
import { defineConfig } from 'vitest/config'

// Every test file and every process that one starts loads the same modules: they are compiled once.
process.env['NODE_COMPILE_CACHE'] ??= join(import.meta.dirname, 'node_modules/.cache/compiled')

/** What replaces something for its whole process, or measures what that takes. */
const alone = [
  'test/github-client/addresses.test.ts',
  'test/store/durability.test.ts',
  'test/**/hostile*.test.ts',
]

/** What starts processes and databases, and waits for them: first, so that the end waits for none of them. */
const long = ['test/{deploy,e2e,evidence,store}/**/*.test.ts', 'test/build.test.ts']

/** Hooks make what all files share, and those of other files wait for it. */
const patience = { testTimeout: 20_000, hookTimeout: 120_000 }

export default defineConfig({
  test: {
    globalSetup: ['test/global-setup.ts'],
    // More than there are cores, since much of it is waiting.
    maxWorkers: 3,
    // Projects begin in the order of their names. All but the first have processes that run one file after the other:
    // those load the App once, and compile GitHub's schemas once.
    projects: [
      { test: { name: 'alone', include: alone, ...patience } },
      { test: { name: 'long', include: long, exclude: alone, isolate: false, ...patience } },
      {
        test: {
          name: 'short',
          include: ['test/**/*.test.ts'],
          exclude: [...alone, ...long],
          isolate: false,
          ...patience,
        },
      },
    ],
  },
})
