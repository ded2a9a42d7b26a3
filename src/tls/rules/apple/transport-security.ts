import { defineRules } from '../../define-rules.ts'
import { saysYes } from '../../file-views.ts'

const EXCEPTIONS = [
  'NSAllowsArbitraryLoads',
  'NSAllowsArbitraryLoadsInWebContent',
  'NSAllowsArbitraryLoadsForMedia',
  'NSExceptionAllowsInsecureHTTPLoads',
  'NSTemporaryExceptionAllowsInsecureHTTPLoads',
  'NSThirdPartyExceptionAllowsInsecureHTTPLoads',
  'NSTemporaryThirdPartyExceptionAllowsInsecureHTTPLoads',
] as const

/** App Transport Security in property lists, and what generates them. */
export const appleTransportSecurity = defineRules({
  name: 'App Transport Security',
  reads: 'config',
  example: 'Info.plist',
  rules: [
    {
      id: 'apple-arbitrary-loads',
      title: 'App Transport Security is off',
      why: 'The app may load over plain HTTP, and over TLS that is too weak.',
      fix: 'Leave the exception out; serve the content over HTTPS.',
      family: 'plaintext',
      match: view =>
        view
          .settings(...EXCEPTIONS)
          .filter(({ value }) => saysYes(value))
          .map(setting => view.found(setting)),
      examples: {
        bad: [
          '<plist><dict>\n<key>NSAppTransportSecurity</key>\n<dict>\n<key>NSAllowsArbitraryLoads</key>\n<true/>\n</dict>\n</dict></plist>',
          '<dict><key>NSExceptionAllowsInsecureHTTPLoads</key><true/></dict>',
          {
            path: 'app.json',
            text: '{"ios": {"infoPlist": {"NSAppTransportSecurity": {"NSAllowsArbitraryLoads": true}}}}',
          },
        ],
        good: [
          '<dict>\n<key>NSAllowsArbitraryLoads</key>\n<false/>\n</dict>',
          '<!-- <key>NSAllowsArbitraryLoads</key><true/> -->\n<dict><key>NSAllowsLocalNetworking</key><true/></dict>',
        ],
      },
    },
  ],
})
