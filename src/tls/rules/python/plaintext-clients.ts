import type { Rule } from '../../define-rules.ts'
import type { CodeView } from '../../syntax/code-view.ts'

/** What makes a client of AWS. */
const AWS = /^(?:boto3|botocore)\b|session/i

export const pythonClientPlaintext: Rule<CodeView> = {
  id: 'python-client-plaintext',
  title: 'A client that does without TLS',
  why: 'The connection is neither encrypted nor is the server known.',
  fix: 'Leave the option out; use `grpc.secure_channel(address, grpc.ssl_channel_credentials())`.',
  level: 'missing',
  family: 'plaintext',
  match: view => [
    ...view.calls('grpc.insecure_channel', 'grpc.aio.insecure_channel', 'aio.insecure_channel'),
    ...view
      .settings('use_ssl')
      .filter(({ form, at }) => form === 'entry' && AWS.test(view.around(at)[0]?.path ?? ''))
      .flatMap(setting => view.when(view.construct(setting), setting.value, 'false')),
    ...view
      .calls('Minio', 'distributed.Security', 'dask.distributed.Security')
      .flatMap(call => view.when(call, view.option(call, 'secure', 'require_encryption'), 'false')),
  ],
  examples: {
    bad: [
      'channel = grpc.insecure_channel(address)',
      'async with grpc.aio.insecure_channel(address) as channel:\n    pass',
      's3 = boto3.client("s3", use_ssl=False)',
      'client = Minio(host, secure=False)',
    ],
    good: [
      'channel = grpc.secure_channel(address, grpc.ssl_channel_credentials())',
      's3 = boto3.client("s3", use_ssl=True)',
      'Server(host, use_ssl=False)',
    ],
  },
}
