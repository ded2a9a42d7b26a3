import type { Rule } from '../../define-rules.ts'
import type { CodeView } from '../../syntax/view.ts'
import { browserSwitches } from '../browser-switch.ts'

export const rubyBrowserSwitch: Rule<CodeView> = {
  id: 'ruby-browser-switch',
  title: 'Certificate errors are ignored (Chromium)',
  why: 'With this switch the browser accepts any certificate.',
  fix: 'Leave the switch out; let the browser’s profile trust the private authority.',
  match: browserSwitches,
  examples: {
    bad: [
      "options.add_argument('--ignore-certificate-errors')",
      "Capybara::Poltergeist::Driver.new(app, phantomjs_options: ['--ignore-ssl-errors=yes'])",
    ],
    good: ["options.add_argument('--headless')", "# options.add_argument('--ignore-certificate-errors')"],
  },
}
