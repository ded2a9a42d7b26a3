import { defineTool, migrationFolder } from '../define-tool.ts'

export const clojureTools = [
  defineTool({
    name: 'Migratus',
    docs: 'https://github.com/yogthos/migratus#readme',
    places: [
      { in: [migrationFolder], file: /^\d+-[\w-]+\.edn$/ },
      { in: [migrationFolder], file: /\.cljc?$/, tells: 'nothing' },
    ],
    sign: /\bmigrate-(?:up|down)\b|\bdefn-? (?:up|down)\b/,
    examples: {
      migrations: [
        { path: 'resources/migrations/20261120101112-add-claims.edn' },
        { path: 'src/app/migrations/claims.clj', patch: '+(defn migrate-up [config])' },
      ],
      others: [{ path: 'resources/config.edn' }, { path: 'src/app/migrations/core.clj', patch: '+(ns app)' }],
    },
  }),
]
