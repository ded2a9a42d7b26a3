import type { Match } from '../../match.ts'
import type { CodeView } from '../../syntax/view.ts'
import { whenAgrees } from './accepts.ts'

const SETTERS = [
  'hostnameVerifier',
  'defaultHostnameVerifier',
  'sslHostnameVerifier',
  'tlsHostnameVerifier',
  'SSLHostnameVerifier',
  'hostNameVerifier',
  'customHostnameVerifier',
  'httpsHostnameVerifier',
  'verifier',
] as const

/** Setters, constructors and clients that are given a verifier which always agrees. */
export function atSetters(view: CodeView, agreeing: ReadonlySet<string>): Match[] {
  const settings = view
    .settings(...SETTERS)
    .filter(({ name, form }) => name !== 'HostnameVerifier' && form !== 'default')
    .filter(({ form, target }) => form !== 'assignment' || target !== '' || view.language !== 'java')
    .flatMap(setting => whenAgrees(view, setting, setting.value, agreeing))
  const calls = view
    .calls(
      'SSLConnectionSocketFactory',
      'HTTPSProperties',
      'Client.Default',
      'Default',
      'SSLSocketFactory',
      'getHttpClient',
      'DefaultHostnameVerifier',
      'DefaultClientTlsStrategy',
      'sslSocketFactory',
      'Jedis',
      'JedisPool',
      'JedisPooled',
      'JedisCluster',
    )
    .filter(call => call.args.length >= 1)
    .flatMap(call => call.args.flatMap(arg => whenAgrees(view, call, arg.value, agreeing)).slice(0, 1))
  const properties = view
    .settings(
      'com.sun.xml.internal.ws.transport.https.client.hostname.verifier',
      'com.sun.xml.ws.transport.https.client.hostname.verifier',
      'HOSTNAME_VERIFIER',
    )
    .filter(({ form }) => form === 'pair')
    .flatMap(setting => whenAgrees(view, setting, setting.value, agreeing))
  return [...settings, ...calls, ...properties]
}
