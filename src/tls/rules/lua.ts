import { defineRules } from '../define-rules.ts'
import { luaHandshakeWithoutVerification } from './lua/handshakes.ts'
import { luaLuasecVerifyNone } from './lua/luasec.ts'
import { luaOpensslVerifyNone } from './lua/openssl.ts'
import { luaSslVerifyFalse } from './lua/ssl-verify.ts'

/** Lua: LuaSec, OpenResty, lua-http, cqueues, Lua-cURL. */
export const lua = defineRules({
  name: 'Lua',
  reads: 'code',
  languages: ['lua'],
  example: 'client.lua',
  rules: [luaLuasecVerifyNone, luaSslVerifyFalse, luaHandshakeWithoutVerification, luaOpensslVerifyNone],
})
