import { defineRules } from '../../define-rules.ts'
import { configAptVerify } from './apt.ts'
import { configInsecureRegistries } from './insecure-registries.ts'
import { configLdapCertificate } from './ldap.ts'
import { configPlaintext } from './plaintext-clients.ts'
import { configTrustedHost } from './trusted-hosts.ts'
import { configClientUnchecked } from './unchecked-clients.ts'

/** Clients and tools whose settings have names, or values, of their own. */
export const clientSettings = defineRules({
  name: 'Settings of tools',
  reads: 'config',
  example: 'pip.conf',
  rules: [
    configTrustedHost,
    configAptVerify,
    configInsecureRegistries,
    configLdapCertificate,
    configClientUnchecked,
    configPlaintext,
  ],
})
