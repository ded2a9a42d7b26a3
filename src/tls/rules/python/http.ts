import { defineRules } from '../../define-rules.ts'
import type { CodeView } from '../../syntax/code-view.ts'
import type { Setting } from '../../syntax/view.ts'
import { payloadsOf } from '../payload.ts'

/** Calls whose `verify` has nothing to do with TLS: signatures, images, models, options of a command line. */
const NOT_TLS =
  /(?:^|\.)(?:jwt|jws|jose|jwk|PyJWT|PyJWS|itsdangerous|gpg|gnupg|signer|Signer|token_backend|Image|zipfile|tarfile|argon2|bcrypt|objects|repo|index)(?:\.|$|\()|(?:^|\.)(?:jwt_?decode|decode|decode_token|field|Field|BooleanField|NullBooleanField|Column|mapped_column|add_argument|add_option|Option|option|load|loads|open|Argument|commit|push|create_user|filter|filter_by|update_or_create|get_or_create|assert_called_with|assert_called_once_with|called_with|call|save|is_valid|validate\w*)$|\b(?:mock|mocker)\.patch$/

/** A setting named exactly `verify` (another convention is another thing) that may be one of TLS. */
function isVerify(view: CodeView, setting: Setting): boolean {
  if (setting.name !== 'verify' && setting.name !== 'VERIFY') return false
  if (setting.form === 'default' || setting.form === 'setter') return false
  // A local variable disables nothing; where it is used, it is followed.
  const isVariable = setting.form === 'assignment' && setting.target === '' && !isSubscript(view, setting)
  if (/(?:^|\.)(?:user|account|email|member|profile|form)$/i.test(setting.target)) return false
  return !isVariable && !view.around(setting.at).some(call => NOT_TLS.test(call.path))
}

/** `options['verify'] = …`. */
function isSubscript(view: CodeView, setting: Setting): boolean {
  return /^["']/.test(view.textOf({ from: setting.at, to: setting.at + 1 }))
}

/** Values that requests and httpx take for “do not verify”: everything that counts as false but `None`. */
const FALSY = ['false', '0', '""', '[]', '{}'] as const

/** Python's HTTP clients. */
export const pythonHttp = defineRules({
  name: 'Python: HTTP clients',
  reads: 'code',
  languages: ['python'],
  example: 'client.py',
  rules: [
    {
      id: 'python-verify-false',
      title: 'Certificate validation is off (requests, httpx, boto3 and others)',
      why: '`verify=False` accepts any certificate for any host name.',
      fix: 'Leave `verify` out, or give it the path of a private authority’s certificate.',
      match(view) {
        const isPayload = payloadsOf(view)
        return view
          .settings('verify')
          .filter(setting => isVerify(view, setting) && !isPayload(setting))
          .flatMap(setting => view.when(view.construct(setting), setting.value, ...FALSY))
      },
      examples: {
        bad: [
          'requests.get(url, verify=False)',
          'requests.patch(url, verify=False)',
          'patch = requests.patch\npatch(url, verify=False)  # !!',
          'data = [requests.get(url, verify=False) for url in urls]',
          'def fetch(url, verify):\n    return requests.get(url, verify=verify)  # !!\n\nfetch(url, False)',
          'import requests as r\nr.post(\n    url,\n    json=data,\n    verify=False,  # !!\n)',
          's = requests.Session()\ns.verify = False  # !!',
          'VERIFY = False\nhttpx.get(url, verify=VERIFY)  # !!',
          'client = boto3.client("s3", verify=False)',
          'requests.get(url, verify=not args.insecure)',
          'opts = {"timeout": 3, "verify": False}  # !!\nrequests.get(url, **opts)',
          'with httpx.AsyncClient(http2=True, verify=0) as client:\n    pass',
          "kwargs['verify'] = False",
          "kwargs.setdefault('verify', False)",
          'get = functools.partial(requests.get, verify=False)',
          'class Client:\n    def __init__(self):\n        self.session.verify = False  # !!',
          'if debug:\n    requests.get(url, verify=False)  # !!',
          'def fetch(url, check=False):\n    return requests.get(url, verify=check)  # !!',
          'hvac.Client(url=url, token=token, verify=False)',
        ],
        good: [
          'requests.get(url, verify=True)',
          'requests.get(url, verify="/etc/ca.pem")',
          'requests.get(url, verify=None)',
          'jwt.decode(token, key, verify=False)',
          'def get(url, verify=True):\n    return requests.get(url, verify=verify)',
          'def get(url, verify=False):\n    """verify=False turns validation off."""',
          '"""requests.get(url, verify=False)"""',
          'if session.verify == False:\n    raise ValueError("verify=False is not allowed")',
          'parser.add_argument("--verify", default=False, help="requests.get(url, verify=False)")',
          'verify = False\nprint(verify)',
          'user.verify = False',
          'email_validator.validate(address, verify=False)',
          'verify = load()\nrequests.get(url, verify=verify)',
          'mock.assert_called_with(url, verify=False)',
          'def fetch(url, verify):\n    return requests.get(url, verify=verify)\n\nfetch(url, True)',
          'class Strict:\n    def __init__(self):\n        self.check = True\n    def get(self, url):\n        return requests.get(url, verify=self.check)\n\nclass Other:\n    def __init__(self):\n        self.check = False',
          'mock.patch("client.get", verify=False)',
          'requests.post(url, json={"verify": False})',
          'requests.get(url, params=dict(verify=False))',
          'payload = {"verify": False}\nrequests.post(url, json=payload)',
        ],
      },
    },
    {
      id: 'python-aiohttp-ssl-false',
      title: 'Certificate validation is off (aiohttp)',
      why: 'aiohttp checks no certificate with `ssl=False`.',
      fix: 'Leave `ssl` out, or give it an `ssl.SSLContext` that trusts a private authority.',
      match: view =>
        view
          .settings('ssl')
          .filter(({ name, form }) => name === 'ssl' && form === 'entry')
          .flatMap(setting => {
            const call = view.around(setting.at)[0]
            const isRequest =
              call !== undefined &&
              /(?:^|\.)(?:TCPConnector|ClientSession|get|post|put|patch|delete|head|options|request|_request|ws_connect|fetch|AIOHTTPTransport)$/.test(
                call.path,
              )
            return isRequest ? view.when(call, setting.value, 'false') : []
          }),
      examples: {
        bad: [
          'connector = aiohttp.TCPConnector(ssl=False)',
          'async with session.get(url, ssl=False) as response:\n    pass',
          'from aiohttp import TCPConnector as C\nC(limit=3, ssl=False)  # !!',
          'transport = AIOHTTPTransport(url=url, ssl=False)',
          'await session.ws_connect(\n    url,\n    ssl=False,  # !!\n)',
        ],
        good: [
          'aiohttp.TCPConnector(ssl=True)',
          'aiohttp.TCPConnector(ssl=context)',
          'redis.Redis(host, ssl=False)',
          'session.get(url, ssl=None)',
        ],
      },
    },
    {
      id: 'python-pycurl',
      title: 'Certificate or host name is not checked (pycurl)',
      why: 'libcurl checks the certificate and its host name only while these options are on.',
      fix: 'Leave the options out, or set `SSL_VERIFYPEER` to 1 and `SSL_VERIFYHOST` to 2; give a private authority with `CAINFO`.',
      match: view =>
        view
          .settings(
            'SSL_VERIFYPEER',
            'SSL_VERIFYHOST',
            'PROXY_SSL_VERIFYPEER',
            'PROXY_SSL_VERIFYHOST',
            'CURLOPT_SSL_VERIFYPEER',
            'CURLOPT_SSL_VERIFYHOST',
          )
          .flatMap(setting => view.when(view.construct(setting), setting.value, '0', 'false')),
      examples: {
        bad: [
          'c.setopt(pycurl.SSL_VERIFYPEER, 0)',
          'c.setopt(c.SSL_VERIFYHOST, False)',
          'import pycurl as p\nh.setopt(\n    p.SSL_VERIFYPEER,\n    0,  # !!\n)',
        ],
        good: ['c.setopt(pycurl.SSL_VERIFYPEER, 1)', 'c.setopt(pycurl.SSL_VERIFYHOST, 2)'],
      },
    },
    {
      id: 'python-httplib2',
      title: 'Certificate validation is off (httplib2)',
      why: '`disable_ssl_certificate_validation=True` accepts any certificate.',
      fix: 'Leave it out; give a private authority with `ca_certs`.',
      match: view =>
        view
          .settings('disable_ssl_certificate_validation')
          .filter(({ form }) => form !== 'default')
          .flatMap(setting => view.when(view.construct(setting), setting.value, 'true', '1')),
      examples: {
        bad: [
          'h = httplib2.Http(disable_ssl_certificate_validation=True)',
          'h.disable_ssl_certificate_validation = True',
          'httplib2.Http(".cache", timeout=3, disable_ssl_certificate_validation=not verify)',
        ],
        good: ['h = httplib2.Http()', 'httplib2.Http(disable_ssl_certificate_validation=False)'],
      },
    },
    {
      id: 'python-adapter-without-verification',
      title: 'An adapter that skips certificate verification (requests)',
      why: 'The overridden `cert_verify` is what makes requests check certificates; it does nothing, or asks for no check.',
      fix: 'Do not override `cert_verify`; give a private authority with `verify="/path/ca.pem"`.',
      match: view =>
        view
          .classes('HTTPAdapter')
          .flatMap(cls => view.methods(cls, 'cert_verify'))
          .flatMap(fn =>
            view.doesNothing(fn)
              ? [{ from: fn.from, to: fn.to }]
              : view
                  .callsIn(fn.body, 'cert_verify')
                  .flatMap(call => view.when(call, view.given(call, 2, 'verify'), 'false')),
          ),
      examples: {
        bad: [
          'class Loose(HTTPAdapter):\n    def cert_verify(self, conn, url, verify, cert):  # !!\n        pass',
          'class Loose(HTTPAdapter):\n    def cert_verify(self, conn, url, verify, cert):\n        super().cert_verify(conn, url, False, cert)  # !!',
          'class Loose(requests.adapters.HTTPAdapter):\n    def cert_verify(self, *args):  # !!\n        log.debug("skipped")\n        return None',
        ],
        good: [
          'class Own(HTTPAdapter):\n    def cert_verify(self, conn, url, verify, cert):\n        super().cert_verify(conn, url, verify, cert)\n        self.check(conn)',
          'class Other(Base):\n    def cert_verify(self):\n        pass',
        ],
      },
    },
  ],
})
