import { defineRules } from '../define-rules.ts'
import { curlInsecure } from './curl-wget/curl.ts'
import { wgetNoCheckCertificate } from './curl-wget/wget.ts'

/** The two commands that most scripts fetch with. */
export const curlAndWget = defineRules({
  name: 'curl and wget',
  reads: 'shell',
  example: 'fetch.sh',
  rules: [curlInsecure, wgetNoCheckCertificate],
})
