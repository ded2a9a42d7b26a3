import type { Rule } from '../../define-rules.ts'
import type { ConfigView } from '../../file-views.ts'

const KEYS = /^(?:server|default-server|server-template|httpchk|tcp-check|http-check|ssl-server-verify)$/

export const haproxyVerifyNone: Rule<ConfigView> = {
  id: 'haproxy-verify-none',
  title: 'HAProxy does not check the certificate of a server',
  why: '`verify none` accepts any certificate of the server behind the proxy.',
  fix: 'Use `verify required ca-file FILE`, with `verifyhost`.',
  match: view =>
    view
      .keyed(key => KEYS.test(key))
      .filter(({ key, value }) =>
        key === 'ssl-server-verify' ? /^none\b/.test(value) : /(?:^|\s)verify\s+none(?:\s|$)/.test(value),
      )
      .map(setting => view.found(setting)),
  examples: {
    bad: [
      'backend b\n    server s 10.0.0.1:443 ssl verify none # !!\n',
      'backend b\n    default-server ssl verify none inter 5s # !!\n',
      'global\n    ssl-server-verify none # !!\n',
      {
        path: 'templates/haproxy.cfg.j2',
        text: 'backend b\n    server s {{ host }}:443 check ssl verify none # !!\n',
      },
    ],
    good: [
      'backend b\n    server s 10.0.0.1:443 ssl verify required ca-file /etc/ca.pem\n',
      'frontend f\n    bind :443 ssl crt /etc/x.pem verify none\n',
      'backend b\n    # server s 10.0.0.1:443 ssl verify none\n    server s 10.0.0.1:80\n',
      'global\n    ssl-server-verify required\n',
    ],
  },
}
