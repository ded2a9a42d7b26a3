import { auditChange } from '../../src/audit/audit-change.ts'
import { auditRoot } from '../../src/audit/audit-root.ts'
import { evaluateRoot, type SourceTree } from '../../src/audit/evaluate/evaluate-root.ts'
import { moduleCalls, rootsOf } from '../../src/audit/module-calls.ts'
import { outlineOf } from '../../src/audit/outline.ts'
import { rules } from '../../src/audit/rules/index.ts'
import { boundedParseCache } from '../../src/facts/infrastructure/bounded-parse-cache.ts'
import { snapshotTree } from '../../src/facts/infrastructure/snapshot-tree.ts'

// A repository of 2,000 files in 200 modules, as teams have them: 150 roots that call 50 shared modules.
const ROOTS = 150
const SHARED = 50
const FILES_EACH = 10
const FILES_A_SECOND = 1_000
const MOST_MEGABYTES = 400
const ONE_FILE_MS = 200

const shared = (number: number): Record<string, string> => ({
  'variables.tf': 'variable "name" {\n  type = string\n}\n\nvariable "encrypted" {\n  default = true\n}\n',
  'main.tf': `resource "aws_kms_key" "this" {\n  description = "\${var.name}-${number}"\n  enable_key_rotation = true\n}\n`,
  'bucket.tf':
    'resource "aws_s3_bucket" "this" {\n  bucket = var.name\n}\n\nresource "aws_s3_bucket_versioning" "this" {\n  bucket = aws_s3_bucket.this.id\n  versioning_configuration {\n    status = "Enabled"\n  }\n}\n',
  'outputs.tf': 'output "key_arn" {\n  value = aws_kms_key.this.arn\n}\n',
})

const root = (number: number): Record<string, string> => ({
  'providers.tf': 'provider "aws" {\n  region = var.region\n}\n',
  'variables.tf':
    'variable "region" {\n  default = "eu-central-1"\n}\n\nvariable "owners" {\n  default = ["a", "b"]\n}\n',
  'storage.tf': `module "storage" {\n  source = "../../modules/m${number % SHARED}"\n  name   = "claims-${number}"\n}\n`,
  'locals.tf': 'locals {\n  tags = { for owner in var.owners : owner => upper(owner) }\n}\n',
})

/** A file as teams write it: some resources that belong together. */
const more = (number: number, file: number): string => `# Part ${file} of ${number}.
resource "aws_security_group" "part_${file}" {
  name        = "claims-${number}-${file}"
  description = "Claims"

  dynamic "ingress" {
    for_each = toset(["443", "8443"])
    content {
      description = "From the load balancer"
      from_port   = ingress.value
      to_port     = ingress.value
      protocol    = "tcp"
      cidr_blocks = ["10.\${${number} % 200}.0.0/16"]
    }
  }
}

resource "aws_db_instance" "part_${file}" {
  count             = 2
  identifier        = format("claims-%d-%d", ${number}, count.index)
  engine            = "postgres"
  instance_class    = "db.r6g.large"
  allocated_storage = 100
  storage_encrypted = true
  tags              = { Name = "claims-${number}" }
}

resource "aws_iam_role_policy" "part_${file}" {
  name = "claims"
  role = "claims-${number}"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = ["s3:GetObject"], Resource = "arn:aws:s3:::claims-${number}/*" }]
  })
}
`

function filesOf(folder: string, own: Record<string, string>, number: number): [string, string][] {
  const files = Object.entries(own)
  for (let file = files.length; file < FILES_EACH; file++) files.push([`part-${file}.tf`, more(number, file)])
  return files.map(([name, text]) => [`${folder}/${name}`, text])
}

function repository(roots: number): Map<string, string> {
  return new Map([
    ...Array.from({ length: SHARED }, (_, n) => filesOf(`modules/m${n}`, shared(n), n)).flat(),
    ...Array.from({ length: roots }, (_, n) => filesOf(`live/r${n}`, root(n), n)).flat(),
  ])
}

function treeOf(files: ReadonlyMap<string, string>): SourceTree {
  const outlines = new Map([...files].map(([path, text]) => [path, outlineOf(path, text)]))
  return snapshotTree({ paths: [...files.keys()], texts: files, outlines, unreadable: new Set() })
}

let problems = 0

function auditAll(tree: SourceTree, cache: ReturnType<typeof boundedParseCache>): number {
  const calls = moduleCalls(tree)
  let findings = 0
  for (const folder of rootsOf(calls.folders, calls)) {
    const evaluated = evaluateRoot(tree, folder, { cache })
    problems += evaluated.problems.length
    findings += auditRoot(evaluated, tree, { rules, isAccount: false }).findings.length
  }
  return findings
}

/** In the processor time of this thread: others may be at work on the machine. */
function timed<T>(run: () => T): { readonly ms: number; readonly value: T } {
  const start = process.threadCpuUsage()
  const value = run()
  const { user, system } = process.threadCpuUsage(start)
  return { ms: (user + system) / 1_000, value }
}

function tell(name: string, value: string, isOver: boolean): void {
  console.log(`audit: ${name.padEnd(44)} ${value}${isOver ? ' OVER THE BUDGET' : ''}`)
  if (isOver) process.exitCode = 1
}

function oneFile(files: ReadonlyMap<string, string>, cache: ReturnType<typeof boundedParseCache>): number {
  const base = treeOf(files)
  const changed = 'live/r7/part-5.tf'
  const times = Array.from({ length: 5 }, (_, at) => {
    const text = `${files.get(changed) ?? ''}\nresource "aws_kms_key" "new_${at}" {}\n`
    const head = treeOf(new Map([...files, [changed, text]]))
    const evaluation = { cache }
    const ask = { head, base, changed: [changed], asked: { rules }, isAccountRoot: () => false, evaluation }
    const { ms, value } = timed(() => auditChange(ask))
    if ('wanted' in value || value.introduced.length === 0) throw new Error('The change introduces nothing.')
    return ms
  })
  return Math.max(...times.slice(1))
}

const files = repository(ROOTS)
const bytes = [...files.values()].reduce((sum, text) => sum + text.length, 0)
console.log(
  `audit: ${files.size} files in ${ROOTS + SHARED} modules, ${(bytes / 1e6).toFixed(1)} MB, ${rules.length} rules`,
)
const cache = boundedParseCache(3_000_000)
const tree = treeOf(files)
const cold = timed(() => auditAll(tree, cache))
const rate = (ms: number) => (files.size / ms) * 1_000
tell(
  'cold, all modules',
  `${rate(cold.ms).toFixed(0)} files/s (budget ${FILES_A_SECOND})`,
  rate(cold.ms) < FILES_A_SECOND,
)
const warm = timed(() => auditAll(tree, cache))
tell(
  'warm, all modules',
  `${rate(warm.ms).toFixed(0)} files/s (budget ${FILES_A_SECOND})`,
  rate(warm.ms) < FILES_A_SECOND,
)
const peak = process.resourceUsage().maxRSS / 1_000
tell('peak memory', `${peak.toFixed(0)} MB (budget ${MOST_MEGABYTES} MB)`, peak > MOST_MEGABYTES)
const large = oneFile(files, cache)
tell('one changed file, warm', `${large.toFixed(0)} ms (budget ${ONE_FILE_MS} ms)`, large > ONE_FILE_MS)
const small = oneFile(repository(10), cache)
tell('the same in a repository of 600 files', `${small.toFixed(0)} ms`, large > small * 3 + 20)
console.log(`audit: ${cold.value} findings, ${problems} problems`)
if (problems > 0) process.exitCode = 1
