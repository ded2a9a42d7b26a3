import type { Rule } from '../../define-rules.ts'
import type { CodeView } from '../../syntax/view.ts'
import { OFF } from './option-names.ts'
import { isGiven } from './options.ts'

export const rubyInsecureOptionOn: Rule<CodeView> = {
  id: 'ruby-insecure-option-on',
  title: 'Any certificate is accepted',
  why: 'The option switches off the check of the server’s certificate or host name.',
  fix: 'Leave the option out; give the client a private authority’s certificate.',
  match: view => [
    ...view
      .settings(...OFF)
      .filter(setting => isGiven(view, setting))
      .flatMap(setting => view.when(view.construct(setting), setting.value, 'true', '1')),
    ...view
      .settings('insecure')
      .filter(
        setting =>
          (setting.form === 'assignment' &&
            (/sess|patron|http|client|curl|agent/i.test(setting.target) || view.has('Patron'))) ||
          (setting.form === 'entry' &&
            view.around(setting.at).some(({ path }) => /Patron|HTTP|Client|Session|connect/.test(path))),
      )
      .flatMap(setting => view.when(view.construct(setting), setting.value, 'true')),
  ],
  examples: {
    bad: [
      'Selenium::WebDriver::Remote::Capabilities.chrome(accept_insecure_certs: true)',
      'session = Patron::Session.new\nsession.insecure = true # !!',
      'WinRM::Connection.new(endpoint: url, no_ssl_peer_verification: true)',
      'options.accept_insecure_certs = true',
      'config.vm.box_download_insecure = true',
    ],
    good: [
      'Selenium::WebDriver::Remote::Capabilities.chrome(accept_insecure_certs: false)',
      'session.insecure = false',
      'insecure = true',
      'opts.on("--insecure", "accept any certificate") { |v| options[:insecure] = v }',
    ],
  },
}
