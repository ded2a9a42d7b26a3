import type { Rule } from '../../define-rules.ts'
import type { CodeView } from '../../syntax/code-view.ts'
import { isServerSide } from './contexts.ts'

export const pythonCheckHostname: Rule<CodeView> = {
  id: 'python-check-hostname',
  title: 'The host name is not checked',
  why: 'Without it a valid certificate of any other host is accepted.',
  fix: 'Leave `check_hostname` on; `ssl.create_default_context()` has it on.',
  match: view =>
    view
      .settings('check_hostname')
      .filter(setting => setting.form !== 'default' && !isServerSide(view, setting))
      .filter(({ form, target }) => form !== 'assignment' || target !== '')
      .flatMap(setting => view.when(view.construct(setting), setting.value, 'false', '0')),
  examples: {
    bad: [
      'ctx.check_hostname = False',
      'ctx = ssl.create_default_context()\nctx.check_hostname = False  # !!',
      'class Client:\n    def __init__(self):\n        self.server = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)\n        self.client = ssl.create_default_context()\n        self.client.check_hostname = False  # !!',
      'ws = create_connection(url, sslopt={"check_hostname": False})',
      'urllib.request.HTTPSHandler(check_hostname=False)',
    ],
    good: [
      'ctx.check_hostname = True',
      'server = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)\nserver.check_hostname = False',
      'def connect(check_hostname=False):\n    pass',
      'ctx = ssl.create_default_context()\nserver = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)\nserver.check_hostname = False',
      'assert ctx.check_hostname is False',
    ],
  },
}

export const pythonHostnameAssertion: Rule<CodeView> = {
  id: 'python-hostname-assertion',
  title: 'The host name is not checked (urllib3, ssl)',
  why: 'Without it a valid certificate of any other host is accepted.',
  fix: 'Leave `assert_hostname` out, or give it the name that the certificate must have.',
  match: view => [
    ...view
      .settings(
        'assert_hostname',
        'ssl_assert_hostname',
        'ssl_check_hostname',
        'ssl_match_hostname',
        'verify_hostname',
        'ssl_verify_identity',
        'verify_host',
      )
      .filter(
        ({ form, target }) => form === 'entry' || form === 'pair' || (form === 'assignment' && target !== ''),
      )
      .flatMap(setting => view.when(view.construct(setting), setting.value, 'false', '0')),
    ...view
      .settings('match_hostname')
      .filter(({ form }) => form === 'assignment')
      .flatMap(setting => view.whenAlways(setting, setting.value, 'true', 'null', 'nothing')),
  ],
  examples: {
    bad: [
      'urllib3.connection_from_url(url, assert_hostname=False)',
      'pool.assert_hostname = False',
      'ssl.match_hostname = lambda cert, hostname: True',
      'KafkaConsumer("t", security_protocol="SSL", ssl_check_hostname=False)',
      'def ignore(cert, host):\n    pass\n\nssl.match_hostname = ignore  # !!',
    ],
    good: [
      'urllib3.connection_from_url(url, assert_hostname="db.internal")',
      'KafkaConsumer("t", ssl_check_hostname=True)',
      'ssl.match_hostname = checked',
    ],
  },
}
