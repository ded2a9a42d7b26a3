import type { Rule } from '../../define-rules.ts'
import type { ShellView } from '../../file-views.ts'
import { switchesOff } from '../configuration/meaning.ts'

/** Whether the replacement of `s/…/…/` is a setting that switches validation off. */
function isRewrittenOff(text: string): boolean {
  const found = /^s([/|#@,!])(?:(?!\1)[^\\]|\\.){0,300}\1((?:(?!\1)[^\\]|\\.){3,300})\1/.exec(text)
  const setting = /^[\s"'^]*([\w.-]{3,80})["']?\s*[=:]?\s*["']?(\w{1,20})["']?[\s;,]*$/.exec(found?.[2] ?? '')
  return setting !== null && switchesOff(setting[1] ?? '', setting[2] ?? '')
}

export const sedValidationOff: Rule<ShellView> = {
  id: 'sed-validation-off',
  title: 'A script rewrites a setting so that certificates are not checked',
  why: 'What `sed` puts into the file switches validation off.',
  fix: 'Leave the setting as it is; give the tool the certificate of a private authority.',
  match: view =>
    view
      .commands('sed', 'gsed', 'perl')
      .filter(({ words }) => words.some(({ text }) => isRewrittenOff(text)))
      .map(command => view.found(command)),
  examples: {
    bad: [
      "sed -i 's/sslverify=1/sslverify=0/' /etc/yum.conf",
      "sed -i 's|strict-ssl=true|strict-ssl=false|g' .npmrc",
      "sed -i 's/ssl_verify: true/ssl_verify: false/' .condarc",
    ],
    good: [
      "sed -i 's/sslverify=0/sslverify=1/' /etc/yum.conf",
      "sed -n '/ssl_verify: false/p' .condarc",
      "sed -i '/sslverify=0/d' /etc/yum.conf",
    ],
  },
}
