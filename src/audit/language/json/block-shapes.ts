import type { StringForm } from './expression.ts'

/**
 * What Terraform takes the members of a block’s body for. In JSON a nested block and an argument look alike, so it
 * depends on the block (https://developer.hashicorp.com/terraform/language/syntax/json).
 */
export interface BodyShape {
  /** The members that are blocks; all others are arguments. */
  readonly blocks: Readonly<Record<string, BlockShape>>
  /** What the strings in an argument are, where it is not what `others` says. */
  readonly forms: Readonly<Record<string, StringForm>>
  readonly others: StringForm
  /** What of it is a block depends on the provider’s schema: `dynamic` blocks and the blocks around them are. */
  readonly isProviders: boolean
}

interface BlockShape {
  /** How many labels the block has: each is a level of keys. */
  readonly labels: number
  readonly body: BodyShape
  /** Bodies that are known by the first label: of a data source whose blocks matter here. */
  readonly byLabel?: Readonly<Record<string, BodyShape>>
}

interface Details {
  readonly blocks?: BodyShape['blocks']
  readonly forms?: BodyShape['forms']
  readonly others?: StringForm
  readonly isProviders?: boolean
}

function shape({ blocks = {}, forms = {}, others = 'template', isProviders = false }: Details): BodyShape {
  return { blocks, forms, others, isProviders }
}

function block(labels: number, body: Details, byLabel?: BlockShape['byLabel']): BlockShape {
  return { labels, body: shape(body), ...(byLabel === undefined ? {} : { byLabel }) }
}

/** A block of a provider’s schema that is known as one, since a `dynamic` block is in it. */
export const NESTED: BodyShape = shape({
  isProviders: true,
  blocks: {
    dynamic: {
      labels: 1,
      body: shape({
        forms: { iterator: 'reference' },
        blocks: {
          content: {
            labels: 0,
            get body() {
              return NESTED
            },
          },
        },
      }),
    },
  },
})

const CONDITIONS = { precondition: block(0, {}), postcondition: block(0, {}) }

const LIFECYCLE = block(0, {
  blocks: {
    ...CONDITIONS,
    action_trigger: block(0, { forms: { events: 'reference', actions: 'reference' } }),
  },
  forms: { ignore_changes: 'reference', replace_triggered_by: 'reference' },
})

const CONNECTION = block(0, {})

const PROVISIONER = block(1, {
  blocks: { connection: CONNECTION },
  forms: { when: 'reference', on_failure: 'reference' },
})

const REFERENCES = { provider: 'reference', depends_on: 'reference' } as const

const RESOURCE: Details = {
  blocks: {
    ...NESTED.blocks,
    lifecycle: LIFECYCLE,
    connection: CONNECTION,
    provisioner: PROVISIONER,
  },
  forms: REFERENCES,
  isProviders: true,
}

/** The blocks of `aws_iam_policy_document`, which Terraform itself computes, as its documentation names them. */
const POLICY_DOCUMENT = shape({
  ...RESOURCE,
  blocks: {
    ...RESOURCE.blocks,
    statement: {
      labels: 0,
      body: {
        ...NESTED,
        blocks: {
          ...NESTED.blocks,
          principals: { labels: 0, body: NESTED },
          not_principals: { labels: 0, body: NESTED },
          condition: { labels: 0, body: NESTED },
        },
      },
    },
  },
})

const DATA = block(2, RESOURCE, { aws_iam_policy_document: POLICY_DOCUMENT })

/** The top of a module’s file. */
export const MODULE_FILE: BodyShape = shape({
  blocks: {
    terraform: block(0, {
      others: 'literal',
      blocks: {
        required_providers: block(0, { others: 'literal' }),
        backend: block(1, { others: 'literal' }),
        cloud: block(0, { others: 'literal', blocks: { workspaces: block(0, { others: 'literal' }) } }),
        provider_meta: block(1, {}),
      },
    }),
    provider: block(1, { forms: { alias: 'literal', version: 'literal' }, isProviders: true }),
    variable: block(1, {
      others: 'literal',
      forms: { type: 'reference' },
      blocks: { validation: block(0, {}) },
    }),
    locals: block(0, {}),
    output: block(1, {
      forms: { description: 'literal', depends_on: 'reference' },
      blocks: { precondition: CONDITIONS.precondition },
    }),
    module: block(1, {
      forms: { source: 'literal', version: 'literal', providers: 'reference', depends_on: 'reference' },
    }),
    resource: block(2, RESOURCE),
    data: DATA,
    ephemeral: block(2, RESOURCE),
    moved: block(0, { forms: { from: 'reference', to: 'reference' } }),
    import: block(0, { forms: { to: 'reference', provider: 'reference' } }),
    removed: block(0, {
      forms: { from: 'reference' },
      blocks: { lifecycle: LIFECYCLE, connection: CONNECTION, provisioner: PROVISIONER },
    }),
    check: block(1, { blocks: { data: DATA, assert: block(0, {}) } }),
  },
})

/** A file with values of variables, which are what they are. */
export const VARIABLES_FILE: BodyShape = shape({ others: 'literal' })
