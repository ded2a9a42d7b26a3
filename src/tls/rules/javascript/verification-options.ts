import type { Rule } from '../../define-rules.ts'
import type { CodeView } from '../../syntax/view.ts'
import { ON } from './option-names.ts'
import { given } from './options.ts'

export const javascriptVerificationOptionOff: Rule<CodeView> = {
  id: 'javascript-verification-option-off',
  title: 'Certificate validation is off',
  why: 'The option switches off the check of the server’s certificate.',
  fix: 'Leave the option on; give the client a private authority’s certificate.',
  match: view => given(view, ON, 'false', '0', '"false"'),
  examples: {
    bad: [
      'MongoClient.connect(url, { sslValidate: false })',
      'new Client({ host, verifySsl: false })',
      "new Kafka.Producer({ 'enable.ssl.certificate.verification': false })",
      'UrlFetchApp.fetch(url, { validateHttpsCertificates: false })',
      'config.verify_ssl = false',
      'curl.setOpt(Curl.option.SSL_VERIFYPEER, 0)',
      'curl.setOpt("SSL_VERIFYHOST", false)',
      'const client = Ti.Network.createHTTPClient({ validatesSecureCertificate: false })',
    ],
    good: [
      'MongoClient.connect(url, { sslValidate: true })',
      'const verifySsl = false',
      'program.option("--verify-ssl", "check certificates", false)',
      'if (options.verifySsl === false) warn()',
      'new Client({ verifySsl: config.verifySsl })',
    ],
  },
}
