import type { Rule } from '../../define-rules.ts'
import type { CodeView } from '../../syntax/view.ts'

export const javascriptGrpcPlaintext: Rule<CodeView> = {
  id: 'javascript-grpc-plaintext',
  title: 'A gRPC connection without TLS',
  why: 'The connection is neither encrypted nor is the server known.',
  fix: 'Use `grpc.credentials.createSsl()`.',
  level: 'missing',
  family: 'plaintext',
  match: view => [...view.calls('credentials.createInsecure', 'ChannelCredentials.createInsecure')],
  examples: {
    bad: [
      'const client = new Greeter(address, grpc.credentials.createInsecure())',
      "import { credentials } from '@grpc/grpc-js'\nnew Greeter(address, credentials.createInsecure()) // !!",
      { path: 'a.ts', text: 'new Greeter(address, ChannelCredentials.createInsecure())' },
    ],
    good: [
      'new Greeter(address, grpc.credentials.createSsl())',
      'server.bindAsync(address, grpc.ServerCredentials.createInsecure(), done)',
    ],
  },
}
