import type { Rule } from '../../define-rules.ts'
import type { CodeView } from '../../syntax/view.ts'

export const appleGrpcPlaintext: Rule<CodeView> = {
  id: 'apple-grpc-plaintext',
  title: 'A gRPC connection without TLS',
  why: 'The connection is neither encrypted nor is the server known.',
  fix: 'Use `ClientConnection.usingTLSBackedByNIOSSL(on:)`, or `.tls` as the transport security.',
  level: 'missing',
  family: 'plaintext',
  match: view => [
    ...view.calls('ClientConnection.insecure'),
    ...view
      .settings('transportSecurity')
      .filter(({ form }) => form === 'entry')
      .flatMap(setting => view.when(view.construct(setting), setting.value, 'plaintext')),
  ],
  examples: {
    bad: [
      'let channel = ClientConnection.insecure(group: group).connect(host: host, port: 50051)',
      'let channel = try GRPCChannelPool.with(target: t, transportSecurity: .plaintext, eventLoopGroup: g)',
    ],
    good: [
      'let channel = ClientConnection.usingTLSBackedByNIOSSL(on: group).connect(host: host, port: 443)',
      'let channel = try GRPCChannelPool.with(target: t, transportSecurity: .tls(c), eventLoopGroup: g)',
    ],
  },
}
