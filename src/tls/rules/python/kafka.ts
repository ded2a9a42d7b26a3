import type { Rule } from '../../define-rules.ts'
import type { CodeView } from '../../syntax/code-view.ts'

export const pythonTlsEndpointIdentification: Rule<CodeView> = {
  id: 'python-tls-endpoint-identification',
  title: 'The host name of the broker is not checked',
  why: 'An empty endpoint identification accepts a valid certificate of any other host.',
  fix: 'Leave `ssl.endpoint.identification.algorithm` at `https`.',
  match: view =>
    view
      .settings('ssl.endpoint.identification.algorithm')
      .flatMap(setting => view.when(view.construct(setting), setting.value, '"none"', '""')),
  examples: {
    bad: [
      "conf = {'ssl.endpoint.identification.algorithm': 'none'}",
      "conf['ssl.endpoint.identification.algorithm'] = ''",
    ],
    good: ["conf = {'ssl.endpoint.identification.algorithm': 'https'}", "conf['ssl.ca.location'] = ca"],
  },
}
