import { parseHcl } from '../src/audit/language/hcl/parse-hcl.ts'

/** A piece of configuration as modules have it; `@@` becomes a number, so that names differ. */
const piece = `# The database of claims, number @@.
resource "aws_db_instance" "claims_@@" {
  identifier           = "claims-\${var.environment}-@@"
  allocated_storage    = 100
  engine               = "postgres"
  instance_class       = var.environment == "production" ? "db.r6g.large" : "db.t4g.medium"
  storage_encrypted    = true
  kms_key_id           = aws_kms_key.claims[@@].arn
  db_subnet_group_name = aws_db_subnet_group.private.name
  vpc_security_group_ids = [
    aws_security_group.claims.id,
    aws_security_group.bastion[0].id,
  ]

  tags = merge(local.tags, {
    Name      = "claims"
    Component = "database"
    Owners    = join(",", [for owner in var.owners : lower(owner) if owner != ""])
  })

  lifecycle {
    prevent_destroy = true
    ignore_changes  = [engine_version, tags["LastChanged"]]
  }
}

resource "aws_iam_policy" "read_@@" {
  name   = "read-claims-@@"
  policy = <<-EOT
    {
      "Version": "2012-10-17",
      "Statement": [{
        "Effect": "Allow",
        "Action": ["s3:GetObject", "s3:ListBucket"],
        "Resource": ["\${aws_s3_bucket.claims.arn}", "\${aws_s3_bucket.claims.arn}/*"]
      }]
    }
  EOT
}

`

const BUDGET = 40

function modules(bytes: number): string {
  const count = Math.ceil(bytes / piece.length)
  return Array.from({ length: count }, (_, number) => piece.replaceAll('@@', String(number))).join('')
}

/** Prints the best of several runs, in megabytes a second, and says so when it is below the budget. */
function measure(name: string, texts: readonly string[], budget: number): void {
  const bytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0)
  const run = () => {
    const start = performance.now()
    for (const text of texts) parseHcl(text, 'main.tf')
    return performance.now() - start
  }
  run()
  const best = Math.min(...Array.from({ length: 7 }, run))
  const rate = bytes / 1000 / best
  console.log(
    `hcl: ${name}: ${rate.toFixed(0)} MB/s (budget ${budget} MB/s)${rate < budget ? ' TOO SLOW' : ''}`,
  )
}

const SMALL = 4_000
const LONG = 5_000_000

measure(
  '1,000 files of 4 KB',
  Array.from({ length: 1_000 }, () => modules(SMALL)),
  BUDGET,
)
measure('one file of 5 MB', [modules(LONG)], BUDGET)
measure('5 MB in one line', [`a = [${'"b", '.repeat(LONG / 5)}]\n`], BUDGET / 2)
measure('a million open brackets', ['['.repeat(1_000_000)], 1)
measure('a million nested interpolations', [`a = ${'"$'.concat('{').repeat(1_000_000)}`], 1)
measure('a hundred thousand broken lines', ['a = [\n'.repeat(100_000)], 1)
