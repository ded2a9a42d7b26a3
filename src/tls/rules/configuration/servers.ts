import { defineRules } from '../../define-rules.ts'
import { apacheProxyVerify } from './apache.ts'
import { haproxyVerifyNone } from './haproxy.ts'
import { mailServerPlaintext } from './mail-servers.ts'
import { meshPlaintext } from './meshes.ts'
import { proxyNoVerification } from './proxies.ts'
import { serverPeersUnverified } from './server-peers.ts'

/** Servers and proxies whose words for it are their own. */
export const servers = defineRules({
  name: 'Servers and proxies',
  reads: 'config',
  example: 'haproxy.cfg',
  rules: [
    haproxyVerifyNone,
    apacheProxyVerify,
    proxyNoVerification,
    serverPeersUnverified,
    meshPlaintext,
    mailServerPlaintext,
  ],
})
