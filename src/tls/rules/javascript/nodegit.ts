import type { Rule } from '../../define-rules.ts'
import type { CodeView } from '../../syntax/view.ts'
import { isGiven } from './options.ts'

export const javascriptGitCertificateCheck: Rule<CodeView> = {
  id: 'javascript-git-certificate-check',
  title: 'The certificate of a Git server is not checked (NodeGit)',
  why: 'A `certificateCheck` that answers 0 goes on with any certificate; libgit2’s own finding counts with 1.',
  fix: 'Leave `certificateCheck` out.',
  match: view =>
    view
      .settings('certificateCheck')
      .filter(setting => isGiven(view, setting) && setting.form !== 'setter')
      .flatMap(setting => view.whenAlways(setting, setting.value, '0')),
  examples: {
    bad: [
      'Git.Clone(url, path, { fetchOpts: { callbacks: { certificateCheck: () => 0 } } })',
      'const callbacks = {\n  certificateCheck: function () { // !!\n    return 0\n  },\n}',
    ],
    good: [
      'Git.Clone(url, path, { fetchOpts: { callbacks: { certificateCheck: () => 1 } } })',
      'const callbacks = { certificateCheck: (cert, valid) => (valid ? 0 : -1) }',
    ],
  },
}
