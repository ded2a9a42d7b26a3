import type { Rule } from '../../define-rules.ts'
import type { CodeView } from '../../syntax/code-view.ts'

export const pythonBrowserCertificateErrors: Rule<CodeView> = {
  id: 'python-browser-certificate-errors',
  title: 'A browser that ignores certificate errors',
  why: 'The argument makes the browser accept any certificate.',
  fix: 'Leave it out; install the private authority in the browser’s profile.',
  match: view =>
    view
      .strings()
      .filter(({ value }) =>
        /^-{0,2}(?:ignore-certificate-errors(?:-spki-list=\S+)?|ignore-ssl-errors=(?:true|yes|any)|allow-insecure-localhost|ignore-urlfetcher-cert-requests)$/.test(
          value.trim(),
        ),
      )
      .filter(string => view.around(string.from).length > 0),
  examples: {
    bad: [
      "options.add_argument('--ignore-certificate-errors')",
      "webdriver.PhantomJS(service_args=['--ignore-ssl-errors=true'])",
    ],
    good: ["options.add_argument('--headless')", "options.add_argument('--ignore-ssl-errors=false')"],
  },
}
