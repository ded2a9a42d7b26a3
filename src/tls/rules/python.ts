import { defineRules } from '../define-rules.ts'

const NOT_TLS =
  /(?:^|\.)(?:jwt|jws|jose|jwk|PyJWT|itsdangerous|gpg|Signer|signer)(?:\.|$|\()|(?:^|\.)(?:jwt_?decode|decode|field|Field|BooleanField|add_argument|Option|option|patch|verify_password|load|loads|Image|open|Argument)$/

/** Python: HTTP clients and the standard library's `ssl`. */
export const python = defineRules({
  name: 'Python',
  reads: 'code',
  languages: ['python'],
  example: 'client.py',
  rules: [
    {
      id: 'python-verify-false',
      title: 'Certificate validation is off',
      why: '`verify=False` accepts any certificate for any host name.',
      fix: 'Leave `verify` out, or give it the path of a private authority’s certificate.',
      match: view =>
        view
          .settings('verify')
          .filter(({ name, form }) => name === 'verify' && form !== 'default')
          .filter(({ at }) => !view.around(at).some(call => NOT_TLS.test(call.path)))
          .flatMap(setting => {
            const call = view.around(setting.at)[0]
            return view.when(
              setting.form === 'entry' && call !== undefined ? call : setting,
              setting.value,
              'false',
              '0',
            )
          }),
      examples: {
        bad: [
          'requests.get(url, verify=False)',
          'import requests as r\nr.post(\n    url,\n    json=data,\n    verify=False,  # !!\n)',
          's = requests.Session()\ns.verify = False  # !!',
          'VERIFY = False\nhttpx.get(url, verify=VERIFY)  # !!',
          'client = boto3.client("s3", verify=False)',
          'requests.get(url, verify=not args.insecure)',
        ],
        good: [
          'requests.get(url, verify=True)',
          'requests.get(url, verify="/etc/ca.pem")',
          'jwt.decode(token, key, verify=False)',
          'def get(url, verify=True):\n    return requests.get(url, verify=verify)',
          '"""requests.get(url, verify=False)"""',
          'if session.verify == False:\n    raise ValueError',
        ],
      },
    },
    {
      id: 'python-unverified-context',
      title: 'An SSL context without validation (ssl)',
      why: 'The context accepts any certificate for any host name.',
      fix: 'Use `ssl.create_default_context()`, with `cafile` for a private authority.',
      match: view => view.uses('ssl._create_unverified_context', 'ssl._create_stdlib_context'),
      examples: {
        bad: [
          'ctx = ssl._create_unverified_context()',
          'from ssl import _create_unverified_context as loose\nctx = loose()  # !!',
          'ssl._create_default_https_context = ssl._create_unverified_context',
        ],
        good: ['ctx = ssl.create_default_context()', '# ssl._create_unverified_context()'],
      },
    },
  ],
})
