import * as z from 'zod'
import { bare } from '../policy/schema-words.ts'
import { GENERATED } from './document.ts'
import { code, prose } from './markdown.ts'
import { optionsTable } from './options.ts'

/** Files of the policy that the page shows as they are. */
export interface PolicyFiles {
  readonly example: string
  readonly builtIn: string
}

/** Keys with a table of their own; the others share the first one. */
const SECTIONS = ['check', 'labels', 'roles', 'approvals', 'waivers', 'exemptions'] as const

/** `docs/policy.md`: where policy files stand, how they merge, and every key. */
export function policyPage(schema: z.ZodObject, { example, builtIn }: PolicyFiles): string {
  const general = Object.keys(schema.shape).filter(key => !isSection(key) && key !== 'checks')
  const paragraphs = [
    GENERATED,
    '# The policy',
    intro,
    '## A complete example',
    fence(example),
    '## Where it is read from',
    files,
    fence(builtIn),
    '## How the files merge',
    merging,
    '## Locked keys',
    locking,
    '## What is wrong with a file',
    mistakes,
    '## Globs and regular expressions',
    patterns,
    '## Every key',
    optionsTable(only(general, schema)),
    ...SECTIONS.flatMap(key => section(key, schema)),
    '### checks',
    `${prose((schema.shape['checks'] as z.ZodType).description ?? '')} Each check's own keys stand in [the reference of the checks](checks.md), with its examples.`,
  ]
  return `${paragraphs.filter(paragraph => paragraph !== '').join('\n\n')}\n`
}

function isSection(key: string): key is (typeof SECTIONS)[number] {
  return (SECTIONS as readonly string[]).includes(key)
}

function section(key: (typeof SECTIONS)[number], schema: z.ZodObject): string[] {
  const member = schema.shape[key] as z.ZodType
  const table =
    bare(member) instanceof z.ZodObject ? optionsTable(member, `${key}.`) : optionsTable(only([key], schema))
  return [`### ${key}`, prose(member.description ?? ''), table]
}

function only(keys: readonly string[], { shape }: z.ZodObject): z.ZodType {
  return z.strictObject(Object.fromEntries(keys.map(key => [key, shape[key] as z.ZodType])))
}

function fence(yaml: string): string {
  return `\`\`\`yaml\n${yaml.trimEnd()}\n\`\`\``
}

const intro = `A policy says which requirements a pull request must meet. It is one YAML file, ${code('.github/compliance-patrol.yml')}, and every key of it is optional: without any file, the built-in policy asks for a title that somebody wrote and for a review by anybody with write access, and where JIRA is set up, for a ticket.

Before you commit one, \`compliance-patrol policy validate FILE\` says what is wrong with it. Editors that know JSON Schema complete and check it by \`config/policy.schema.json\`.`

const files = `Three files make the policy, each laid over those before it:

1. the built-in policy, shown below;
2. the organisation's: the same path in the repository that \`ORGANISATION_POLICY_REPOSITORY\` names (default: \`.github\`). \`ORGANISATION_POLICY\` says whether it must exist. Where it must and cannot be read, the verdict is an error, and not “no policy”;
3. the repository's own.

They are always read from the **default branch**, never from the head or the base of a pull request: nobody can bring a laxer policy along with a change. A pull request that would break the file fails before it is merged; one that does nothing but repair a broken file is judged by the files above it.`

const merging = `- Maps merge, key by key: a repository that sets \`checks.peer-review.count\` keeps the organisation's \`checks.peer-review.by\`.
- Lists and single values replace: \`branches: [main]\` over \`branches: [main, 'release/*']\` leaves \`main\`.
- A role is replaced as a whole. Were it merged, \`senior: { teams: [senior-engineers] }\` over the built-in \`senior: { permission: write }\` would still let anybody with write access approve.
- \`title-format: required\` is short for \`title-format: { level: required }\`, and leaves the other keys of the check as they are.
- A check without a level is required where what it rests on is set up (see [the checks](checks.md)), and else left out.
- A file may name the roles that it or a file above it defines.`

const locking = `The organisation's file may lock keys: \`locked: [roles, approvals, checks.security-review]\`. A repository's file that sets a locked key, something in it, or something around it that would change it, is wrong. Locking \`checks.security-review\`, or its \`by\`, also locks \`roles.security\` where that is the role it asks for; and no exemption of a repository may skip a check of which anything is locked. Locking \`checks.ssl-validation\` or \`checks.infra-audit\` locks \`waivers\`, too.`

const mistakes = `A file with a mistake is left out as a whole, and the verdict of every pull request is an error that shows file, line, column, and what would be right:

> \`.github/compliance-patrol.yml\`, line 14, column 7: \`cuont\` is not a key of \`checks.peer-review\`. Did you mean \`count\`? Allowed: level, by, count.

A file may have at most 256 kB and 10,000 values. Text that begins with \`*\`, \`!\`, \`[\`, \`{\`, \`@\` or \`&\` needs quotes in YAML: \`'**/*.md'\`.`

const patterns = `Globs match whole paths, or whole names of branches, in the manner of \`.gitignore\`. Upper and lower case differ.

| Glob | Matches |
| --- | --- |
| \`*\`, \`?\` | any characters, one character, but no slash |
| \`**\` | any characters, slashes too; \`docs/**\` is everything in \`docs\`, \`**/*.pem\` every such file anywhere |
| \`docs/\` | short for \`docs/**\` |
| \`{a,b}\` | either |
| \`[a-z]\`, \`[!a-z]\` | one of these characters, one of all others |
| \`!docs/draft/**\` | takes away from what the globs before it matched; the last one that matches decides |
| \`\\*\` | the character itself |

Regular expressions are those of [RE2](https://github.com/google/re2/wiki/Syntax): searched for anywhere unless \`^\` and \`$\` anchor them, \`(?i)\` for any case; without look-ahead, look-behind and back-references, so that none takes more time than the text is long. A glob or expression has at most 500 characters, and a list of them 100 entries; the paths of all exemptions count as one list.`
