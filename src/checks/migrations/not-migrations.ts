import type { Location } from './location.ts'

/** Folders of tests (of .NET: projects such as `Claims.Tests`), their data, documentation, and installed packages. */
const FOLDER =
  /^(?:__tests?__|__fixtures__|__mocks__|e2e|(?:(?:integration|unit|functional|acceptance|e2e|api|system)[-_]?)?(?:tests?|specs?)|[\w.-]+\.(?:integration|unit|functional|acceptance|e2e|api|system)?tests?|test[-_]?(?:data|fixtures|resources)|fixtures?|android[-_]?test|docs?|documentation|examples?|samples?|node_modules|bower_components|site-packages|\.?venv)$/

/** Files that no tool takes for a migration: tests, texts, and the settings of known other tools. */
const FILE =
  /(?:\.(?:test|spec)\.[cm]?[jt]sx?|_test\.go|\.(?:mdx?|markdown|rst|adoc|txt)|^\.(?:[\w-]+|[\w-]*rc\.\w+|formatter\.exs|[\w-]+\.(?:ya?ml|json|toml))|^(?:package(?:-lock)?|tsconfig[\w.-]*)\.json|^package-info\.java|^(?:babel|drizzle|eslint|jest|prettier|rollup|vite|vitest|webpack)\.config\.[cm]?[jt]s)$/i

/**
 * What else is numbered in a folder of migrations: contracts that Truffle deploys
 * (https://archive.trufflesuite.com/docs/truffle/how-to/contracts/run-migrations/), and the state of a program that
 * runs at its user's (https://github.com/rt2zz/redux-persist/blob/master/docs/migrations.md).
 */
const ANOTHER_KIND =
  /\bartifacts\.require\(|\(deployer\)|\(state(?:: [A-Za-z]|\) ?(?:=>|\{|: ?[A-Z]))|\b(?:originalV|v)ersionedData\b|\bfrom ["'](?:@reduxjs\/|redux)/

/** What a database is spoken to with: a word of another kind, in a comment for instance, hides none of it. */
const OF_A_DATABASE =
  /sql|knex|sequelize|prisma|mongo|\b(?:db|database|collections?|query|execute)\b|\b(?:create|alter|drop|rename|truncate)[ _]?(?:table|column|index|schema)|\b(?:insert into|delete from|update \w+ set)\b/i

/** Such files are scripts; in SQL, for one, `(state)` is a column. */
const SCRIPT = /\.[cm]?[jt]sx?$/

/**
 * True for what looks like a migration but is run by nobody: it lies in a folder of tests or documentation. What is
 * called so within a folder of migrations still counts, since most tools read the folders in it too.
 */
export function isTestOrDocument({ folders, file }: Location, foldersBefore: number): boolean {
  return FILE.test(file) || folders.slice(0, foldersBefore).some(folder => FOLDER.test(folder))
}

/** True where the patch of a script, without any tool's sign, says that something other than a database is migrated, and nothing of one. */
export function isOfAnotherKind({ file }: Location, patch: string): boolean {
  return SCRIPT.test(file) && ANOTHER_KIND.test(patch) && !OF_A_DATABASE.test(patch)
}

/** The words by which `isOfAnotherKind` tells; empty where it does not. */
export function wordsOfAnotherKind(patch: string): string {
  return ANOTHER_KIND.exec(patch)?.[0] ?? ''
}
