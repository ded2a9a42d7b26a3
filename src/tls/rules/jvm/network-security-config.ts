import type { Rule } from '../../define-rules.ts'
import { type ConfigView, saysYes } from '../../file-views.ts'

export const androidNetworkSecurity: Rule<ConfigView> = {
  id: 'android-network-security',
  title: 'Connections without TLS are permitted (Android)',
  why: 'With cleartext permitted the app talks to servers without encryption.',
  fix: 'Leave `cleartextTrafficPermitted` and `usesCleartextTraffic` at `false`.',
  family: 'plaintext',
  match: view =>
    view
      .settings('cleartextTrafficPermitted', 'usesCleartextTraffic', 'android:usesCleartextTraffic')
      .filter(setting => setting.format === 'xml' && saysYes(setting.value))
      .map(setting => view.found(setting)),
  examples: {
    bad: [
      {
        path: 'res/xml/network_security_config.xml',
        text: '<network-security-config>\n  <base-config cleartextTrafficPermitted="true" /> <!-- !! -->\n</network-security-config>\n',
      },
      {
        path: 'AndroidManifest.xml',
        text: '<manifest>\n  <application android:usesCleartextTraffic="true" /> <!-- !! -->\n</manifest>\n',
      },
    ],
    good: [
      {
        path: 'AndroidManifest.xml',
        text: '<manifest>\n  <application android:usesCleartextTraffic="false" />\n</manifest>\n',
      },
      {
        path: 'res/xml/network_security_config.xml',
        text: '<network-security-config>\n  <base-config cleartextTrafficPermitted="false" />\n</network-security-config>\n',
      },
    ],
  },
}

export const androidUserCertificates: Rule<ConfigView> = {
  id: 'android-user-certificates',
  title: 'Certificates that users install are trusted (Android)',
  why: 'Whoever gets a user to install an authority reads what the app sends.',
  fix: 'Trust `user` certificates within `debug-overrides` alone.',
  level: 'missing',
  match: view =>
    view
      .settings('certificates.src')
      .filter(
        setting =>
          setting.format === 'xml' && setting.value === 'user' && !setting.path.includes('debug-overrides'),
      )
      .map(setting => view.found(setting)),
  examples: {
    bad: [
      {
        path: 'res/xml/network_security_config.xml',
        text: '<network-security-config>\n  <base-config>\n    <trust-anchors>\n      <certificates src="user" /> <!-- !! -->\n    </trust-anchors>\n  </base-config>\n</network-security-config>\n',
      },
      {
        path: 'res/xml/network.xml',
        text: '<network-security-config><domain-config><trust-anchors><certificates src="user"/></trust-anchors></domain-config></network-security-config>\n',
      },
    ],
    good: [
      {
        path: 'res/xml/network_security_config.xml',
        text: '<network-security-config>\n  <debug-overrides>\n    <trust-anchors>\n      <certificates src="user" />\n    </trust-anchors>\n  </debug-overrides>\n</network-security-config>\n',
      },
      {
        path: 'res/xml/network_security_config.xml',
        text: '<network-security-config>\n  <base-config>\n    <trust-anchors>\n      <certificates src="system" />\n    </trust-anchors>\n  </base-config>\n</network-security-config>\n',
      },
    ],
  },
}
