import type { Rule } from '../../define-rules.ts'
import type { CodeView } from '../../syntax/code-view.ts'

export const goGrpcPlaintext: Rule<CodeView> = {
  id: 'go-grpc-plaintext',
  title: 'A gRPC connection without TLS',
  why: 'The connection is neither encrypted nor is the server known.',
  fix: 'Use `grpc.WithTransportCredentials(credentials.NewTLS(&tls.Config{}))`.',
  level: 'missing',
  family: 'plaintext',
  match: view => [
    ...view.calls('WithInsecure').filter(call => /^(?:grpc|otlp\w*)\.WithInsecure$/.test(call.path)),
    ...view.calls('insecure.NewCredentials'),
  ],
  examples: {
    bad: [
      'conn, err := grpc.Dial(addr, grpc.WithInsecure())',
      'exporter, err := otlptracehttp.New(ctx, otlptracehttp.WithInsecure())',
      'conn, err := grpc.NewClient(addr, grpc.WithTransportCredentials(insecure.NewCredentials()))',
    ],
    good: ['conn, err := grpc.Dial(addr, grpc.WithTransportCredentials(creds))', '// grpc.WithInsecure()'],
  },
}
