import { defineRules } from '../../define-rules.ts'
import { appleChallengeAccepts } from './challenge-handlers.ts'
import { appleDelegateAccepts } from './delegates.ts'
import { appleTrustResultIgnored, appleTrustExceptions } from './trust-results.ts'
import { appleVerifyBlockAccepts } from './verify-blocks.ts'

/** Swift and Objective-C: handlers of authentication challenges, and evaluation of trust. */
export const appleChallenge = defineRules({
  name: 'Swift and Objective-C: trust evaluation',
  reads: 'code',
  languages: ['swift', 'objective-c'],
  example: 'Client.swift',
  rules: [
    appleChallengeAccepts,
    appleTrustResultIgnored,
    appleTrustExceptions,
    appleVerifyBlockAccepts,
    appleDelegateAccepts,
  ],
})
