import type { Rule } from '../../define-rules.ts'
import type { CodeView } from '../../syntax/view.ts'
import { whenGiven } from './options.ts'

const INSECURE_CALLS =
  /(?:^|\.)(?:newman\.run|request|rp|needle|fetch|curl|get|post|put|client|createClient|connect|\w*Client|\w*Agent|superagent|run)$/i

export const javascriptInsecureFlag: Rule<CodeView> = {
  id: 'javascript-insecure-flag',
  title: 'Certificate validation is off by `insecure`',
  why: '`insecure: true` makes the client accept any certificate.',
  fix: 'Leave `insecure` out; give the client a private authority’s certificate.',
  match: view =>
    view
      .settings('insecure')
      .filter(
        setting =>
          setting.form === 'entry' &&
          view
            .around(setting.at)
            .slice(0, 1)
            .some(({ path }) => INSECURE_CALLS.test(path)),
      )
      .flatMap(setting => whenGiven(view, setting, 'true', '1')),
  examples: {
    bad: ['newman.run({ collection, insecure: true })', 'request({ url, insecure: true }, done)'],
    good: ['newman.run({ collection, insecure: false })', 'const flags = { insecure: true }'],
  },
}
