import type { Rule } from '../../define-rules.ts'
import type { CodeView } from '../../syntax/view.ts'
import { given } from './options.ts'

export const javascriptStrictSsl: Rule<CodeView> = {
  id: 'javascript-strict-ssl',
  title: 'Certificate validation is off (request and its kin)',
  why: '`strictSSL: false` accepts any certificate.',
  fix: 'Leave `strictSSL` out; give a private authority’s certificate with `ca`.',
  match: view => given(view, ['strictSSL', 'strict-ssl', 'proxyStrictSSL'], 'false', '0'),
  examples: {
    bad: [
      'request({ url, strictSSL: false }, done)',
      'request.defaults({ strictSSL: false })',
      "soap.createClient(url, { wsdl_options: { 'strictSSL': false } }, done)",
      'options.strictSSL = false',
      'const strictSSL = false\nrequest.get({ uri, strictSSL }, done) // !!',
    ],
    good: [
      'request({ url, strictSSL: true }, done)',
      '// strictSSL: false',
      'let strictSSL = false',
      'if (!options.strictSSL) throw new Error("strictSSL: false")',
    ],
  },
}
