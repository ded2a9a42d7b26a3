import type { Finding, InfrastructureFindings } from '../model/finding.ts'

/** A finding of the infrastructure audit, for examples; name what differs. */
export function exampleInfrastructureFinding(more: Partial<Finding> = {}): Finding {
  return {
    rule: 'rds-storage-encrypted',
    severity: 'high',
    language: 'Terraform',
    path: 'infra/db.tf',
    startLine: 1,
    endLine: 1,
    resource: 'aws_db_instance.default',
    attribute: 'storage_encrypted',
    title: 'Database storage is not encrypted',
    message: 'The storage is not encrypted.',
    fix: 'Set `storage_encrypted = true` and name a key in `kms_key_id`.',
    fingerprint: 'i1',
    ...more,
  }
}

/** A root module without findings; name what differs. */
export function exampleInfrastructure(more: Partial<InfrastructureFindings> = {}): InfrastructureFindings {
  return {
    introduced: [],
    existing: [],
    existingCount: 0,
    fixedCount: 0,
    undecidedCount: 0,
    resourceCount: 12,
    roots: ['infra'],
    unread: [],
    unaudited: null,
    ...more,
  }
}

/** A pull request that changes no infrastructure code. */
export const noInfrastructure: InfrastructureFindings = exampleInfrastructure({ roots: [], resourceCount: 0 })
