import type { Rule } from '../../define-rules.ts'
import type { CodeView } from '../../syntax/view.ts'

export const rubyGrpcPlaintext: Rule<CodeView> = {
  id: 'ruby-grpc-plaintext',
  title: 'A gRPC connection without TLS',
  why: 'The connection is neither encrypted nor is the server known.',
  fix: 'Give `GRPC::Core::ChannelCredentials.new`.',
  level: 'missing',
  family: 'plaintext',
  match: view =>
    view
      .uses('this_channel_is_insecure')
      .filter(use => !view.around(use.at).some(({ name }) => name === 'add_http2_port')),
  examples: {
    bad: [
      "stub = Greeter::Stub.new('a.example.com:50051', :this_channel_is_insecure)",
      'Stub.new(address, :this_channel_is_insecure, timeout: 3)',
    ],
    good: [
      'Stub.new(address, GRPC::Core::ChannelCredentials.new)',
      "server.add_http2_port('0.0.0.0:50051', :this_port_is_insecure)",
    ],
  },
}
