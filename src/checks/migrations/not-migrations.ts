import type { Location } from './location.ts'

/** Folders of tests (of .NET: projects such as `Claims.Tests`), their data, documentation, and installed packages. */
const FOLDER =
  /^(?:__tests?__|__fixtures__|__mocks__|e2e|(?:(?:integration|unit|functional|acceptance|e2e|api|system)[-_]?)?(?:tests?|specs?)|[\w.-]+\.(?:integration|unit|functional|acceptance|e2e|api|system)?tests?|test[-_]?(?:data|fixtures|resources)|fixtures?|android[-_]?test|docs?|documentation|examples?|samples?|node_modules|bower_components|site-packages|\.?venv)$/

/** Files that no tool takes for a migration: tests, texts, and the settings of other tools. */
const FILE =
  /(?:\.(?:test|spec)\.[cm]?[jt]sx?|_test\.go|\.(?:mdx?|markdown|rst|adoc|txt)|^\..*|^(?:package(?:-lock|-info)?|tsconfig[\w.-]*)\.\w+|\.config\.[cm]?[jt]s)$/i

/**
 * What else is numbered in a folder of migrations: contracts that Truffle deploys
 * (https://archive.trufflesuite.com/docs/truffle/how-to/contracts/run-migrations/), and the state of a program that
 * runs at its user's (https://github.com/rt2zz/redux-persist/blob/master/docs/migrations.md).
 */
const ANOTHER_KIND = /\bartifacts\.require\(|\(deployer\b|\(state\b|versionedData\b|\bredux\b/i

/**
 * True for what looks like a migration but is run by nobody: it lies in a folder of tests or documentation. What is
 * called so within a folder of migrations still counts, since most tools read the folders in it too.
 */
export function isTestOrDocument({ folders, file }: Location, foldersBefore: number): boolean {
  return FILE.test(file) || folders.slice(0, foldersBefore).some(folder => FOLDER.test(folder))
}

/** True where a patch without any tool's sign says that something other than a database is migrated. */
export function isOfAnotherKind(patch: string): boolean {
  return ANOTHER_KIND.test(patch)
}

/** The words by which `isOfAnotherKind` tells; empty where it does not. */
export function wordsOfAnotherKind(patch: string): string {
  return ANOTHER_KIND.exec(patch)?.[0] ?? ''
}
