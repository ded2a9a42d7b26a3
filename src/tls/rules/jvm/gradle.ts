import type { Rule } from '../../define-rules.ts'
import type { CodeView } from '../../syntax/view.ts'

export const gradleInsecureProtocol: Rule<CodeView> = {
  id: 'gradle-insecure-protocol',
  title: 'Packages come over HTTP without TLS (Gradle)',
  why: 'With `allowInsecureProtocol` anybody in between can exchange what is downloaded.',
  fix: 'Give the repository an address with `https` and leave the option out.',
  level: 'missing',
  family: 'plaintext',
  match: view =>
    view
      .settings('allowInsecureProtocol', 'isAllowInsecureProtocol')
      .filter(({ form }) => form !== 'default')
      .flatMap(setting => view.when(setting, setting.value, 'true')),
  examples: {
    bad: [
      {
        path: 'build.gradle',
        text: "repositories {\n  maven {\n    url 'http://repo.internal'\n    allowInsecureProtocol = true // !!\n  }\n}",
      },
      {
        path: 'build.gradle.kts',
        text: 'repositories {\n  maven {\n    isAllowInsecureProtocol = true // !!\n  }\n}',
      },
    ],
    good: [
      {
        path: 'build.gradle',
        text: "repositories {\n  maven {\n    url 'https://repo.internal'\n    allowInsecureProtocol = false\n  }\n}",
      },
      { path: 'build.gradle.kts', text: 'repositories {\n  mavenCentral()\n}' },
    ],
  },
}
