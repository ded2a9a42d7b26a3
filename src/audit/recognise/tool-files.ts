import { nameOf } from './name-of.ts'

/** Files of package managers, compilers and CI: the commonest data in a repository, and no infrastructure. */
const NAMES =
  /^(?:package(?:-lock)?|npm-shrinkwrap|composer|deno|[jt]sconfig[\w.-]*|biome|renovate|angular|nx|turbo|lerna|\.?eslintrc|\.prettierrc|appsettings[\w.-]*)\.json$|^(?:pnpm-lock|pnpm-workspace|pubspec|mkdocs|\.pre-commit-config|\.gitlab-ci|codecov|dependabot|docker-compose[\w.-]*|compose)\.ya?ml$|^(?:pyproject|Cargo|Pipfile|poetry)\.toml$|^(?:requirements[\w.-]*|CMakeLists|LICENSE|robots)\.txt$/

export function isOfTools(path: string): boolean {
  return NAMES.test(nameOf(path)) || /(?:^|\/)\.(?:github|circleci|vscode)\//.test(path)
}
