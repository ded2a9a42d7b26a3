import { defineRules } from '../../define-rules.ts'
import type { CodeView } from '../../syntax/view.ts'
import { JVM, keyed } from './accepts.ts'

/** Properties of the JVM and of its libraries that switch validation off when they are true (or are there at all). */
export const PROPERTIES_OFF = [
  'com.sun.jndi.ldap.object.disableEndpointIdentification',
  'jdk.internal.httpclient.disableHostnameVerification',
  'com.amazonaws.sdk.disableCertChecking',
  'maven.wagon.http.ssl.insecure',
  'maven.wagon.http.ssl.allowall',
  'maven.resolver.transport.https.securityMode.insecure',
  'trust_all_cert',
  'DISABLE_CERT_CHECKING_SYSTEM_PROPERTY',
  'kubernetes.trust.certificates',
  'KUBERNETES_TRUST_CERT_SYSTEM_PROPERTY',
  'org.jboss.security.ignoreHttpsHost',
  'weblogic.security.SSL.ignoreHostnameVerification',
  'weblogic.security.SSL.ignoreHostnameVerify',
  'weblogic.ssl.ignoreHostnameVerification',
] as const

/** Properties that switch it off when they are false. */
export const PROPERTIES_ON = [
  'mail.smtp.ssl.checkserveridentity',
  'mail.smtps.ssl.checkserveridentity',
  'mail.imap.ssl.checkserveridentity',
  'mail.imaps.ssl.checkserveridentity',
  'mail.pop3.ssl.checkserveridentity',
  'mail.pop3s.ssl.checkserveridentity',
  'oracle.net.ssl_server_dn_match',
  'com.sun.net.ssl.checkHostname',
  'jsse.enableCNCheck',
] as const

const TRUSTED = [
  'mail.smtp.ssl.trust',
  'mail.smtps.ssl.trust',
  'mail.imap.ssl.trust',
  'mail.imaps.ssl.trust',
  'mail.pop3.ssl.trust',
  'mail.pop3s.ssl.trust',
] as const

/** Whether mail is told to check the name of the server: in the function that makes the message or session, else in the file. */
function checksIdentity(view: CodeView, at: number, isCheckedSomewhere: boolean): boolean {
  const fn = view.functionAround(at)
  const own = fn === null ? '' : view.textOf(fn).slice(0, LONGEST_FUNCTION)
  if (/\bnew\s+(?:\w*Email|Properties)\b|=\s*(?:\w*Email|Properties)\(/.test(own))
    return /checkserveridentity|SSLCheckServerIdentity/i.test(own)
  return isCheckedSomewhere
}

/** Most characters of a function that are read. */
const LONGEST_FUNCTION = 10_000

function isIdentityChecked(view: CodeView): boolean {
  return (
    view.strings().some(({ value }) => value.endsWith('checkserveridentity')) ||
    view.has('setSSLCheckServerIdentity', 'isSSLCheckServerIdentity', 'sslCheckServerIdentity')
  )
}

/** Properties that code of the JVM sets. */
export const jvmProperties = defineRules({
  name: 'Java, Kotlin, Scala, Groovy: properties',
  reads: 'code',
  languages: JVM,
  example: 'Client.java',
  rules: [
    {
      id: 'jvm-property-off',
      title: 'A property switches certificate validation off',
      why: 'With it the certificate or the host name is not checked.',
      fix: 'Leave the property out; put the private authority into the trust store.',
      match: view => [
        ...keyed(view, PROPERTIES_OFF).flatMap(({ construct, value }) =>
          view.when(construct, value, 'true', '"true"', '""', '"1"', 'TRUE.toString()', 'true.toString()'),
        ),
        ...keyed(view, PROPERTIES_ON).flatMap(({ construct, value }) =>
          view.when(construct, value, 'false', '"false"', '"no"', '"0"', 'FALSE.toString()'),
        ),
        ...keyed(view, ['sslfactory']).flatMap(({ construct, value }) =>
          view.when(construct, value, '"org.postgresql.ssl.NonValidatingFactory"'),
        ),
      ],
      examples: {
        bad: [
          'System.setProperty("com.sun.jndi.ldap.object.disableEndpointIdentification", "true");',
          'env.put("com.sun.jndi.ldap.object.disableEndpointIdentification", "true");',
          'System.setProperty("jdk.internal.httpclient.disableHostnameVerification", Boolean.TRUE.toString());',
          'final String KEY = "com.sun.jndi.ldap.object.disableEndpointIdentification";\nSystem.setProperty(KEY, "true"); // !!',
          'props.put("mail.smtp.ssl.checkserveridentity", "false");',
          'props.setProperty("sslfactory", "org.postgresql.ssl.NonValidatingFactory");',
          'props.put("mail.smtps.ssl.checkserveridentity", false);',
          'System.setProperty("com.amazonaws.sdk.disableCertChecking", "true");',
          'System.setProperty(SDKGlobalConfiguration.DISABLE_CERT_CHECKING_SYSTEM_PROPERTY, "true");',
          { path: 'Client.kt', text: 'props["mail.smtp.ssl.checkserveridentity"] = false' },
          { path: 'Client.kt', text: 'val p = mapOf("mail.smtp.ssl.checkserveridentity" to "false")' },
          {
            path: 'client.groovy',
            text: "System.properties['com.sun.jndi.ldap.object.disableEndpointIdentification'] = 'true'",
          },
        ],
        good: [
          'props.put("mail.smtp.ssl.checkserveridentity", "true");',
          'System.setProperty("com.sun.jndi.ldap.object.disableEndpointIdentification", "false");',
          'System.getProperty("jdk.internal.httpclient.disableHostnameVerification", "true");',
          'log.warn("mail.smtp.ssl.checkserveridentity=false");',
        ],
      },
    },
    {
      id: 'jvm-mail-trusts-all',
      title: 'Every mail server is trusted (JavaMail)',
      why: '`*` as the list of trusted hosts accepts any certificate.',
      fix: 'Leave the property out, or put the private authority into the trust store.',
      match: view =>
        keyed(view, TRUSTED).flatMap(({ construct, value }) => view.when(construct, value, '"*"')),
      examples: {
        bad: [
          'props.put("mail.smtp.ssl.trust", "*");',
          'props.setProperty("mail.imaps.ssl.trust", "*");',
          { path: 'Client.kt', text: 'props["mail.smtp.ssl.trust"] = "*"' },
        ],
        good: [
          'props.put("mail.smtp.ssl.trust", "smtp.internal");',
          '// props.put("mail.smtp.ssl.trust", "*");',
        ],
      },
    },
    {
      id: 'jvm-mail-identity-unchecked',
      title: 'The name of the mail server is not checked',
      why: 'The library checks the host name only when it is told to.',
      fix: 'Call `setSSLCheckServerIdentity(true)`, or set `mail.smtp.ssl.checkserveridentity` to `true`.',
      level: 'missing',
      match(view) {
        const found = [
          ...view
            .settings('SSLOnConnect', 'SSL', 'TLS', 'StartTLSEnabled', 'StartTLSRequired', 'isSSLOnConnect')
            .filter(
              setting =>
                /^(?:set|is)?(?:SSLOnConnect|SSL|TLS|StartTLSEnabled|StartTLSRequired)$/.test(setting.name) &&
                setting.form !== 'default' &&
                isMail(view),
            )
            .flatMap(setting => view.when(setting, setting.value, 'true')),
          ...view
            .settings(
              'mail.smtp.socketFactory.class',
              'mail.smtp.ssl.socketFactory.class',
              'mail.imap.socketFactory.class',
              'mail.pop3.socketFactory.class',
            )
            .filter(({ form }) => form === 'pair' || form === 'assignment' || form === 'entry')
            .flatMap(setting => view.when(setting, setting.value, '"javax.net.ssl.SSLSocketFactory"')),
        ]
        if (found.length === 0) return []
        const isChecked = isIdentityChecked(view)
        return found.filter(({ from }) => !checksIdentity(view, from, isChecked))
      },
      examples: {
        bad: [
          'Email email = new SimpleEmail();\nemail.setSSLOnConnect(true); // !!',
          'HtmlEmail email = new HtmlEmail();\nemail.setSSL(true); // !!',
          'props.put("mail.smtp.socketFactory.class", "javax.net.ssl.SSLSocketFactory");',
          { path: 'Client.kt', text: 'val email = SimpleEmail()\nemail.isSSLOnConnect = true // !!' },
        ],
        good: [
          'Email email = new SimpleEmail();\nemail.setSSLOnConnect(true);\nemail.setSSLCheckServerIdentity(true);',
          'props.put("mail.smtp.socketFactory.class", "javax.net.ssl.SSLSocketFactory");\nprops.put("mail.smtp.ssl.checkserveridentity", true);',
          'options.setSSL(true);',
        ],
      },
    },
  ],
})

function isMail(view: CodeView): boolean {
  return view.has('SimpleEmail', 'HtmlEmail', 'MultiPartEmail', 'ImageHtmlEmail', 'Email')
}
