import type { Rule } from '../../define-rules.ts'
import type { CodeView } from '../../syntax/view.ts'
import { callsOf } from './calls-of.ts'

export const jvmRabbitmqTrustsAll: Rule<CodeView> = {
  id: 'jvm-rabbitmq-trusts-all',
  title: 'The certificate of the broker is not checked (RabbitMQ)',
  why: '`useSslProtocol()` without an `SSLContext` trusts any certificate.',
  fix: 'Give `useSslProtocol` an `SSLContext` with a trust store, and call `enableHostnameVerification()`.',
  level: 'missing',
  match: view =>
    callsOf(view, 'useSslProtocol').filter(call => {
      if (call.args.length > 1) return false
      const [only] = call.args
      return only === undefined || view.value(only.value).kind === 'string'
    }),
  examples: {
    bad: [
      'factory.useSslProtocol();',
      'factory.useSslProtocol("TLSv1.2");',
      { path: 'Client.kt', text: 'factory.useSslProtocol()' },
    ],
    good: ['factory.useSslProtocol(sslContext);', 'factory.useSslProtocol("TLSv1.2", trustManager);'],
  },
}
