import type { Rule } from '../../define-rules.ts'
import type { CodeView } from '../../syntax/view.ts'

export const javascriptDisableCertificatesCall: Rule<CodeView> = {
  id: 'javascript-disable-certificates-call',
  title: 'Certificate validation is switched off by a call',
  why: 'The call makes the client accept any certificate.',
  fix: 'Leave the call out; give the client a private authority’s certificate with `.ca(…)`.',
  match: view => [
    ...view.calls(
      'disableTLSCerts',
      'disableSSLVerification',
      'disableCertificateValidation',
      'trustAllCerts',
    ),
    ...view.calls('https-proxy-agent.unsafe', 'ssl-root-cas.disable'),
    ...view
      .calls('trustLocalhost', 'setAcceptInsecureCerts', 'acceptAllCerts', 'ignoreHTTPSErrors')
      .flatMap(call =>
        call.args.length === 0 && call.name === 'trustLocalhost'
          ? [{ from: call.from, to: call.to, level: 'guarded' as const }]
          : view.when(call, view.argument(call, 0), 'true'),
      ),
    // Cordova: the last argument is `trustAllHosts`.
    ...view
      .calls('download', 'upload')
      .filter(call => /transfer/i.test(view.receiver(call)) && call.args.length > 4)
      .flatMap(call => view.when(call, view.argument(call, call.name === 'upload' ? 5 : 4), 'true')),
    ...view.calls('validateDomainName').flatMap(call => view.when(call, view.argument(call, 0), 'false')),
    ...view
      .calls('setServerTrustMode', 'setSSLCertMode')
      .flatMap(call => view.when(call, view.argument(call, 0), '"nocheck"')),
  ],
  examples: {
    bad: [
      'superagent.get(url).disableTLSCerts().end(done)',
      "cordova.plugin.http.setServerTrustMode('nocheck', ok, fail)",
      'new Options().setAcceptInsecureCerts(true)',
      'cordovaHTTP.acceptAllCerts(true, ok, fail)',
      'const transfer = new FileTransfer()\ntransfer.download(uri, path, ok, fail, true) // !!',
    ],
    good: [
      'superagent.get(url).ca(cert).end(done)',
      "cordova.plugin.http.setServerTrustMode('pinned', ok, fail)",
      'new Options().setAcceptInsecureCerts(false)',
      '// superagent.get(url).disableTLSCerts()',
    ],
  },
}
