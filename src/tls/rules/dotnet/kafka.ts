import type { Rule } from '../../define-rules.ts'
import type { CodeView } from '../../syntax/view.ts'

export const dotnetKafkaEndpointIdentification: Rule<CodeView> = {
  id: 'dotnet-kafka-endpoint-identification',
  title: 'The host name is not checked (Kafka)',
  why: 'Without an algorithm a valid certificate of any other host is accepted.',
  fix: 'Use `SslEndpointIdentificationAlgorithm.Https`.',
  match: view =>
    view
      .settings('SslEndpointIdentificationAlgorithm', 'ssl.endpoint.identification.algorithm')
      .filter(({ form }) => form !== 'default')
      .flatMap(setting =>
        view.when(
          view.construct(setting),
          setting.value,
          'SslEndpointIdentificationAlgorithm.None',
          '"none"',
          '""',
        ),
      ),
  examples: {
    bad: [
      'var config = new ConsumerConfig { SslEndpointIdentificationAlgorithm = SslEndpointIdentificationAlgorithm.None };',
      'config.Set("ssl.endpoint.identification.algorithm", "none");',
    ],
    good: [
      'config.SslEndpointIdentificationAlgorithm = SslEndpointIdentificationAlgorithm.Https;',
      'config.Set("ssl.endpoint.identification.algorithm", "https");',
    ],
  },
}
