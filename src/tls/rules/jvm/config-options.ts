import type { Rule } from '../../define-rules.ts'
import { type ConfigView, saysNo, saysYes } from '../../file-views.ts'
import { PROPERTIES_OFF, PROPERTIES_ON } from './properties.ts'

/** Options of frameworks in configuration: true switches validation off. */
const OFF = [
  'ssl.useInsecureTrustManager',
  'useInsecureTrustManager',
  'insecureTrustAllCertificates',
  'acceptAnyCertificate',
  'loose.disableHostnameVerification',
  'loose.acceptAnyCertificate',
  'httpclient.disableSslValidation',
  'disableSslValidation',
  'cf.skipSslValidation',
  'skipSslValidation',
  'tls.trustAll',
  'trustAll',
  'trustAllCerts',
  'trustAllCertificates',
  'trustSelfSignedCerts',
  'tlsTrustAll',
  'sslTrustAll',
  'tlsAllowInsecureConnection',
] as const

/** Options that switch it off when they are false. */
const ON = [
  'ssl.validateServerCertificate',
  'ssl.verifyHostname',
  'rabbitmq.ssl.verifyHostname',
  'validateServerCertificate',
  'sslHostnameValidationEnabled',
  'verifyHost',
  'tls.verifyHostname',
  'tlsHostnameVerificationEnable',
  'tlsEnableHostnameVerification',
  'ssl.verifyPeer',
] as const

/** A path without what differs between conventions of naming. */
function joined(path: readonly string[]): string {
  return path
    .filter(part => part !== '[]')
    .join('.')
    .toLowerCase()
    .replace(/[-_]/g, '')
    .slice(-300)
}

/** An expression for paths that end with one of the names. */
function endingWith(names: readonly string[]): RegExp {
  const all = names.map(name => joined([name]).replaceAll('.', '\\.'))
  return new RegExp(`(?:^d?|\\.)(?:${all.join('|')})$`)
}

const EVERY_OFF = endingWith([...OFF, ...PROPERTIES_OFF])

const EVERY_ON = endingWith([...ON, ...PROPERTIES_ON])

/** What the last key of all these paths ends with. */
const LAST = new RegExp(
  `(?:trust|verification|${[...OFF, ...PROPERTIES_OFF, ...ON, ...PROPERTIES_ON]
    .map(name => joined([name.slice(name.lastIndexOf('.') + 1)]))
    .join('|')})$`,
)

export const jvmConfigEndpointIdentification: Rule<ConfigView> = {
  id: 'jvm-config-endpoint-identification',
  title: 'The host name is not checked (Kafka)',
  why: 'An empty `ssl.endpoint.identification.algorithm` accepts a valid certificate of any other host.',
  fix: 'Leave it out, or set it to `https`.',
  match: view =>
    view
      .settings(
        'ssl.endpoint.identification.algorithm',
        'endpointIdentificationAlgorithm',
        'sslEndpointIdentificationAlgorithm',
        'endpoint-identification-algorithm',
      )
      .filter(
        ({ value, quoted }) => /^(?:|""|''|none)$/i.test(value.trim()) || (quoted && value.trim() === ''),
      )
      .map(setting => view.found(setting)),
  examples: {
    bad: [
      'ssl.endpoint.identification.algorithm=\n',
      'security.protocol=SSL\nspring.kafka.properties.ssl.endpoint.identification.algorithm=\n',
      {
        path: 'application.yml',
        text: 'spring:\n  kafka:\n    properties:\n      ssl.endpoint.identification.algorithm: "" # !!\n',
      },
    ],
    good: ['ssl.endpoint.identification.algorithm=https\n', '# ssl.endpoint.identification.algorithm=\n'],
  },
}

export const jvmConfigValidationOff: Rule<ConfigView> = {
  id: 'jvm-config-validation-off',
  title: 'Certificate validation is off in the configuration',
  why: 'With the option the client accepts any certificate, or any host name.',
  fix: 'Leave the option out; put the private authority into the trust store.',
  match: view =>
    view
      .keyed(key => LAST.test(joined([key])))
      .filter(setting => {
        const path = joined(setting.path)
        const value = setting.value.trim()
        return (
          (EVERY_OFF.test(path) && saysYes(value)) ||
          (EVERY_ON.test(path) && saysNo(value)) ||
          (/(?:^|\.)(?:smtps?|imaps?|pop3s?)\.ssl\.trust$/.test(path) && value === '*') ||
          (/(?:^|\.)(?:oidc|tls|vertx|rest-client)\.?(?:tls)?\.verification$/.test(path) &&
            /^(?:none|certificate-validation)$/i.test(value))
        )
      })
      .map(setting => view.found(setting)),
  examples: {
    bad: [
      'quarkus.tls.trust-all=true\n',
      'spring.rabbitmq.ssl.validate-server-certificate=false\n',
      'spring.mail.properties.mail.smtp.ssl.trust=*\n',
      'mail.smtp.ssl.checkserveridentity=false\n',
      'quarkus.oidc.tls.verification=none\n',
      'micronaut.http.client.ssl.insecure-trust-all-certificates=true\n',
      {
        path: 'application.yml',
        text: 'spring:\n  cloud:\n    gateway:\n      httpclient:\n        ssl:\n          useInsecureTrustManager: true # !!\n',
      },
      { path: 'application.conf', text: 'play.ws.ssl.loose.acceptAnyCertificate = true\n' },
      {
        path: 'application.conf',
        text: 'play {\n  ws.ssl {\n    loose.disableHostnameVerification = true # !!\n  }\n}\n',
      },
    ],
    good: [
      'quarkus.tls.trust-all=false\n',
      'spring.rabbitmq.ssl.validate-server-certificate=true\n',
      'spring.mail.properties.mail.smtp.ssl.trust=smtp.internal\n',
      '# quarkus.tls.trust-all=true\n',
    ],
  },
}
