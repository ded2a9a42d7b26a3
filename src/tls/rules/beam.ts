import { defineRules } from '../define-rules.ts'
import { beamInsecureOption } from './beam/insecure-options.ts'
import { beamVerifyFun } from './beam/verify-fun.ts'
import { beamVerifyMissing } from './beam/verify-missing.ts'
import { beamVerifyNone } from './beam/verify-none.ts'

/** Elixir and Erlang. */
export const beam = defineRules({
  name: 'Elixir and Erlang',
  reads: 'code',
  languages: ['elixir', 'erlang'],
  example: 'client.ex',
  rules: [beamVerifyNone, beamVerifyFun, beamInsecureOption, beamVerifyMissing],
})
