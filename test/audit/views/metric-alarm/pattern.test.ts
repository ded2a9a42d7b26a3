import { describe, expect, test } from 'vitest'
import type { Truth } from '../../../../src/audit/resource/truth.ts'
import { calls, ROOT_SIGN_IN } from '../../../../src/audit/views/metric-alarm/events.ts'
import { parsePattern } from '../../../../src/audit/views/metric-alarm/pattern.ts'
import { selects } from '../../../../src/audit/views/metric-alarm/selects.ts'
import { processorTimeOf } from '../../../processor-time.ts'

const [created] = calls('iam.amazonaws.com', 'CreateUser').map(({ event }) => event)

function selected(pattern: string, event = created): Truth | 'unreadable' {
  const parsed = parsePattern(pattern)
  if (parsed === null || event === undefined) return 'unreadable'
  return selects(parsed, event)
}

const ofCreateUser: readonly (readonly [pattern: string, answer: Truth | 'unreadable'])[] = [
  ['{ $.eventName = "CreateUser" }', 'yes'],
  ['{$.eventName=CreateUser}', 'yes'],
  ['  { ( ( $.eventName = CreateUser ) ) }  ', 'yes'],
  ['{ $.eventName = "Create*" }', 'yes'],
  ['{ $.eventName = *User }', 'yes'],
  ['{ $.eventName = "C*t*U*r" }', 'yes'],
  ['{ $.eventName = "CreateUserCreateUser*" }', 'no'],
  ['{ $.eventName = "Cre*eateUser" }', 'no'],
  ['{ $.eventName = "createuser" }', 'no'],
  ['{ $.eventName != "CreateUser" }', 'no'],
  ['{ $.eventName != "DeleteUser" }', 'yes'],
  ['{ $.eventName = %^Create% }', 'yes'],
  ['{ $.eventName = %[A-Z][a-z]+User% }', 'yes'],
  ['{ $.eventName = %^Delete% }', 'no'],
  ['{ $.eventName = %(Create|Delete)User% }', 'unknown'],
  ['{ $.eventName = %a*b*c*d*e*% }', 'unknown'],
  ['{ $.eventName = %[% }', 'unknown'],
  ['{ $["eventName"] = "CreateUser" }', 'yes'],
  ['{ $.userIdentity.type = "IAMUser" && $.eventName = "CreateUser" }', 'yes'],
  ['{ $.eventName = "X" || $.eventName = "Y" && $.userIdentity.type = "IAMUser" }', 'no'],
  ['{ $.eventName = "CreateUser" || $.eventName = "Y" && $.userIdentity.type = "Root" }', 'yes'],
  ['{ ($.eventName = "CreateUser" || $.eventName = "Y") && $.userIdentity.type = "Root" }', 'no'],
  ['{ $.errorCode NOT EXISTS && $.eventName = "CreateUser" }', 'yes'],
  ['{ $.eventName NOT EXISTS }', 'no'],
  ['{ $.errorCode = "AccessDenied" }', 'no'],
  ['{ $.errorCode != "AccessDenied" && $.eventName = "CreateUser" }', 'yes'],
  ['{ $.managementEvent IS TRUE }', 'yes'],
  ['{ $.managementEvent IS FALSE }', 'no'],
  ['{ $.recipientAccountId >= 111122223333 }', 'yes'],
  ['{ $.recipientAccountId < 5 }', 'no'],
  ['{ $.eventName = "CreateUser" && $.requestParameters.userName = "admin*" }', 'yes'],
  ['"CreateUser"', 'yes'],
  ['CreateUser -Root', 'yes'],
  ['CreateUser -IAMUser', 'no'],
  ['?DeleteUser ?CreateUser', 'yes'],
  ['?DeleteUser ?DeleteRole', 'no'],
  ['', 'yes'],
  ['[ip, user, request = "CreateUser"]', 'unreadable'],
  ['{ $.eventName = }', 'unreadable'],
  ['{ $.eventName = "CreateUser" ', 'unreadable'],
  ['{ $.eventName = "CreateUser" && }', 'unreadable'],
  ['{ ($.eventName = "CreateUser" }', 'unreadable'],
  ['{ eventName = "CreateUser" }', 'unreadable'],
  ['{ $.eventName ~ "CreateUser" }', 'unreadable'],
  ['{}', 'unreadable'],
]

describe('a pattern, asked whether it selects CreateUser', () => {
  test.each(ofCreateUser)('%s: %s', (pattern, answer) => {
    expect(selected(pattern)).toBe(answer)
  })
})

describe('a pattern of CIS', () => {
  test('for the root user selects a sign-in of the root user only', () => {
    const pattern =
      '{ $.userIdentity.type = "Root" && $.userIdentity.invokedBy NOT EXISTS && $.eventType != "AwsServiceEvent" }'
    expect(selected(pattern, ROOT_SIGN_IN.event)).toBe('yes')
    expect(selected(pattern)).toBe('no')
  })
})

describe('a hostile pattern', () => {
  test.each([
    ['nests', `{ ${'('.repeat(2_000)}$.a = b${')'.repeat(2_000)} }`],
    ['never ends', `{ ${'('.repeat(1_000_000)}`],
    ['is long', `{ ${'$.a = b || '.repeat(100_000)}$.a = b }`],
  ])('that %s is not read', (_, pattern) => {
    expect(processorTimeOf(() => expect(parsePattern(pattern)).toBeNull())).toBeLessThan(200)
  })

  test.each([
    ['stars', `{ $.userAgent = "${'*a'.repeat(2_000)}" }`],
    ['repetitions', '{ $.userAgent = %.*.*.*x% }'],
    ['terms', '?a '.repeat(1_300)],
    ['conditions', `{ ${'$.a=b||'.repeat(580)}$.a=b }`],
  ])('of many %s is answered at once', (_, pattern) => {
    expect(processorTimeOf(() => selected(pattern))).toBeLessThan(200)
  })
})
