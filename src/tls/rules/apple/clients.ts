import { defineRules } from '../../define-rules.ts'
import { appleAlamofireDisabled } from './alamofire.ts'
import { appleGrpcPlaintext } from './grpc.ts'
import { appleInvalidCertificates } from './insecure-options.ts'
import { appleSecureTransport } from './secure-transport.ts'
import { appleValidationOff } from './validation-options.ts'

/** Swift and Objective-C: clients and sockets. */
export const appleClients = defineRules({
  name: 'Swift and Objective-C: clients',
  reads: 'code',
  languages: ['swift', 'objective-c', 'c', 'cpp'],
  example: 'Client.swift',
  rules: [
    appleInvalidCertificates,
    appleValidationOff,
    appleAlamofireDisabled,
    appleSecureTransport,
    appleGrpcPlaintext,
  ],
})
