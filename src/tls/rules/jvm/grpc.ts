import type { Rule } from '../../define-rules.ts'
import type { CodeView } from '../../syntax/view.ts'
import { callsOf } from './calls-of.ts'

/** Whether a place is an argument of a call, and nothing that is compared. */
function isArgumentOf(view: CodeView, at: number): boolean {
  return /^[(,]$/.test(view.textOf({ from: at - 1, to: at }))
}

export const jvmGrpcPlaintext: Rule<CodeView> = {
  id: 'jvm-grpc-plaintext',
  title: 'A gRPC connection without TLS',
  why: 'The connection is neither encrypted nor is the server known.',
  fix: 'Use `useTransportSecurity()` with the certificate of the authority.',
  level: 'missing',
  family: 'plaintext',
  match: view => [
    ...callsOf(view, 'usePlaintext').filter(call => {
      const [only] = call.args
      return only === undefined || view.when(call, only.value, 'true').length > 0
    }),
    ...view.calls('InsecureChannelCredentials.create'),
    ...view.uses('NegotiationType.PLAINTEXT').filter(use => isArgumentOf(view, use.from)),
  ],
  examples: {
    bad: [
      'ManagedChannelBuilder.forAddress(h, p).usePlaintext().build();',
      'ManagedChannelBuilder.forTarget(t).usePlaintext(true);',
      'Grpc.newChannelBuilder(t, InsecureChannelCredentials.create());',
      'NettyChannelBuilder.forAddress(h, p).negotiationType(NegotiationType.PLAINTEXT).build();',
    ],
    good: [
      'ManagedChannelBuilder.forAddress(h, p).useTransportSecurity().build();',
      'builder.usePlaintext(false);',
      'if (type == NegotiationType.PLAINTEXT) { warn(); }',
    ],
  },
}
