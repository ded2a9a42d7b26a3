import type { Rule } from '../../define-rules.ts'
import type { CodeView } from '../../syntax/view.ts'
import { classesWith } from './accepts.ts'

export const jvmBrowserCertificateError: Rule<CodeView> = {
  id: 'jvm-browser-certificate-error',
  title: 'Errors of TLS are passed over (JxBrowser)',
  why: '`onCertificateError` answers `false`, with which the page is loaded in spite of its certificate.',
  fix: 'Answer `true`, which cancels, or leave the method out.',
  match: view =>
    [...classesWith(view, 'onCertificateError', /LoadHandler$/)].flatMap(([, methods]) =>
      methods
        .filter(method => view.alwaysReturns(method, 'false'))
        .map(method => ({ from: method.from, to: method.to })),
    ),
  examples: {
    bad: [
      'browser.setLoadHandler(new DefaultLoadHandler() {\n  public boolean onCertificateError(CertificateErrorParams p) { return false; } // !!\n});',
      'class Handler implements LoadHandler {\n  public boolean onCertificateError(CertificateErrorParams p) { LOG.warn(p.toString()); return false; } // !!\n}',
    ],
    good: [
      'browser.setLoadHandler(new DefaultLoadHandler() {\n  public boolean onCertificateError(CertificateErrorParams p) { return true; }\n});',
      'class Other { public boolean onCertificateError(Params p) { return false; } }',
    ],
  },
}
