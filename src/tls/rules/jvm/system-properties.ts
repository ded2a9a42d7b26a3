import { defineRules } from '../../define-rules.ts'
import { PROPERTIES_OFF, PROPERTIES_ON } from './properties.ts'

const quoted = (names: readonly string[]) => names.map(name => name.replaceAll('.', '\\.')).join('|')
const OFF = new RegExp(`(?:^|[\\s'"=])-D(?:${quoted(PROPERTIES_OFF)})(?:=(?:true|1)?)?(?=["'\\s]|$)`, 'i')
/** Maven Resolver: neither certificates nor host names are checked. */
const MODE = /(?:^|[\s'"=])-Daether\.(?:connector|transport)\.https\.securityMode=insecure(?=["'\s]|$)/
const ON = new RegExp(`(?:^|[\\s'"=])-D(?:${quoted(PROPERTIES_ON)})=(?:false|0)(?=["'\\s]|$)`, 'i')

/** Properties of the JVM on command lines and in `JAVA_OPTS`, `MAVEN_OPTS` and the like. */
export const jvmSystemProperties = defineRules({
  name: 'Java: options of the JVM',
  reads: 'strings',
  example: 'build.sh',
  rules: [
    {
      id: 'jvm-system-property-off',
      title: 'An option of the JVM switches certificate validation off',
      why: 'With it the certificate or the host name is not checked.',
      fix: 'Leave the option out; put the private authority into the trust store (`-Djavax.net.ssl.trustStore`).',
      match(view) {
        const found = view
          .containing('-D')
          .filter(({ value }) => value.length < 5_000 && [OFF, ON, MODE].some(form => form.test(value)))
        return found
          .filter(
            (text, at) =>
              at === 0 || text.from > (found[at - 1]?.to ?? 0) || text.to > (found[at - 1]?.to ?? 0),
          )
          .map(text => view.found(text))
      },
      examples: {
        bad: [
          'java -Dcom.sun.jndi.ldap.object.disableEndpointIdentification=true -jar app.jar',
          'java -Djdk.internal.httpclient.disableHostnameVerification -jar app.jar',
          'mvn -Dmaven.wagon.http.ssl.insecure=true package',
          'mvn -Daether.connector.https.securityMode=insecure package',
          'export MAVEN_OPTS="-Xmx1g -Dmaven.wagon.http.ssl.insecure=true"',
          {
            path: 'Dockerfile',
            text: 'FROM scratch\nENV JAVA_TOOL_OPTIONS="-Djdk.internal.httpclient.disableHostnameVerification=true" # !!\n',
          },
          {
            path: 'compose.yaml',
            text: 'services:\n  app:\n    environment:\n      JAVA_OPTS: -Dcom.sun.jndi.ldap.object.disableEndpointIdentification=true # !!\n',
          },
        ],
        good: [
          'java -Djavax.net.ssl.trustStore=ca.jks -jar app.jar',
          'java -Djdk.internal.httpclient.disableHostnameVerification=false -jar app.jar',
          '# mvn -Dmaven.wagon.http.ssl.insecure=true',
        ],
      },
    },
  ],
})
