import { defineRules } from '../define-rules.ts'
import { browserSwitches } from './browser-switch.ts'

/** Browsers that tests drive from Java, C# and their kin. */
export const browserArguments = defineRules({
  name: 'Browsers driven by tests (JVM, .NET)',
  reads: 'code',
  languages: ['java', 'kotlin', 'scala', 'groovy', 'csharp', 'vb', 'fsharp', 'powershell'],
  example: 'Client.java',
  rules: [
    {
      id: 'browser-argument-ignore-certificate-errors',
      title: 'The browser ignores errors of certificates',
      why: 'The switch makes Chromium accept any certificate.',
      fix: 'Leave the switch out; put the private authority into the store of the machine.',
      match: view => browserSwitches(view),
      examples: {
        bad: [
          'options.addArguments("--ignore-certificate-errors");',
          { path: 'Client.cs', text: 'options.AddArgument("--ignore-certificate-errors");' },
        ],
        good: [
          'options.addArguments("--headless");',
          'log("--ignore-certificate-errors");',
          { path: 'Client.cs', text: '// options.AddArgument("--ignore-certificate-errors");' },
        ],
      },
    },
  ],
})
