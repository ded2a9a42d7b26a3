import { defineRules } from '../../define-rules.ts'
import { aptVerifyPeer } from './apt.ts'
import { packageManagerInsecure } from './insecure-packages.ts'
import { npmStrictSsl } from './npm.ts'
import { packageManagerPlaintext } from './plaintext-packages.ts'
import { yumSslverify } from './yum.ts'

/** What package managers do without. */
export const packageManagers = defineRules({
  name: 'Package managers',
  reads: 'shell',
  example: 'install.sh',
  rules: [npmStrictSsl, aptVerifyPeer, yumSslverify, packageManagerPlaintext, packageManagerInsecure],
})
