import { resourceWith } from './resource-example.ts'

/** What an example’s only statement says, beside or instead of what it says otherwise. */
export interface StatementExample {
  readonly Effect?: string
  readonly Principal?: string
  readonly Action?: string
  readonly Resource?: string
  readonly Condition?: string
}

/** A resource whose policy, at this path, has one statement: it lets an account send. Values may end with a mark. */
export function policyWith(type: string, path: string, statement: StatementExample): string {
  const whole = {
    Effect: '"Allow"',
    Principal: '{ AWS = "arn:aws:iam::111122223333:role/sender" }',
    Action: '"example:Send"',
    Resource: '"*"',
    ...statement,
  }
  const members = Object.entries(whole).map(([name, value]) => `      ${name} = ${value}\n`)
  return resourceWith(type, { [path]: `jsonencode({\n    Statement = [{\n${members.join('')}    }]\n  })` })
}
