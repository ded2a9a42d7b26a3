import type { Rule } from '../../define-rules.ts'
import type { CodeView } from '../../syntax/view.ts'

export const jvmEndpointIdentification: Rule<CodeView> = {
  id: 'jvm-endpoint-identification',
  title: 'The host name is not checked',
  why: 'Without an algorithm for the identification of the endpoint a valid certificate of any other host is accepted.',
  fix: 'Set the algorithm to `HTTPS` (or `LDAPS`), or leave the default.',
  match: view =>
    view
      .settings(
        'endpointIdentificationAlgorithm',
        'sslEndpointIdentificationAlgorithm',
        'ssl.endpoint.identification.algorithm',
        'SSL_ENDPOINT_IDENTIFICATION_ALGORITHM_CONFIG',
        'SSL_ENDPOINT_IDENTIFICATION_ALGORITHM',
        'endpointIdentification',
        'hostnameVerificationAlgorithm',
      )
      .filter(
        ({ form, target }) =>
          form !== 'default' && (form !== 'assignment' || target !== '' || view.language !== 'java'),
      )
      .flatMap(setting => view.when(view.construct(setting), setting.value, 'null', '""', '"none"')),
  examples: {
    bad: [
      'params.setEndpointIdentificationAlgorithm(null);',
      'sslContextFactory.setEndpointIdentificationAlgorithm("");',
      'props.put("ssl.endpoint.identification.algorithm", "");',
      'props.setProperty(SslConfigs.SSL_ENDPOINT_IDENTIFICATION_ALGORITHM_CONFIG, "");',
      'String none = "";\nprops.put(SslConfigs.SSL_ENDPOINT_IDENTIFICATION_ALGORITHM_CONFIG, none); // !!',
      { path: 'Client.kt', text: 'props["ssl.endpoint.identification.algorithm"] = ""' },
      { path: 'Client.kt', text: 'val p = mapOf("ssl.endpoint.identification.algorithm" to "")' },
      { path: 'Client.scala', text: 'val p = Map("ssl.endpoint.identification.algorithm" -> "")' },
      { path: 'client.groovy', text: 'params.endpointIdentificationAlgorithm = null' },
    ],
    good: [
      'params.setEndpointIdentificationAlgorithm("HTTPS");',
      'props.put("ssl.endpoint.identification.algorithm", "https");',
      'String algorithm = props.getProperty("ssl.endpoint.identification.algorithm", "");',
      'if (params.getEndpointIdentificationAlgorithm() == null) { params.setEndpointIdentificationAlgorithm("HTTPS"); }',
    ],
  },
}
