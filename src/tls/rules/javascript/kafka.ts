import type { Rule } from '../../define-rules.ts'
import type { CodeView } from '../../syntax/view.ts'
import { given } from './options.ts'

export const javascriptKafkaHostName: Rule<CodeView> = {
  id: 'javascript-kafka-host-name',
  title: 'The host name is not checked (librdkafka)',
  why: 'Without endpoint identification a certificate of any other host is accepted.',
  fix: 'Leave `ssl.endpoint.identification.algorithm` at `https`.',
  match: view => given(view, ['ssl.endpoint.identification.algorithm'], '"none"', '""'),
  examples: {
    bad: [
      "new Kafka.Producer({ 'ssl.endpoint.identification.algorithm': 'none' })",
      "conf['ssl.endpoint.identification.algorithm'] = ''",
    ],
    good: [
      "new Kafka.Producer({ 'ssl.endpoint.identification.algorithm': 'https' })",
      "// 'ssl.endpoint.identification.algorithm': 'none'",
    ],
  },
}
