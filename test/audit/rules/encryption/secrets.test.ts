import { describe, expect, test } from 'vitest'
import { decoded, scriptHoldsSecret } from '../../../../src/audit/rules/encryption/secrets/script-secrets.ts'
import {
  isSecretName,
  isSecretOf,
  isSecretValue,
} from '../../../../src/audit/rules/encryption/secrets/secret-text.ts'
import { holdsToken } from '../../../../src/audit/rules/encryption/secrets/token-formats.ts'
import { processorTimeOf } from '../../../processor-time.ts'

/** Put together here, so that no scanner takes this file for one that leaks. */
const BEGIN = '-----BEGIN'
const body = (length: number) => 'aB3dE5gH7j'.repeat(30).slice(0, length)

const tokens: readonly (readonly [name: string, text: string])[] = [
  ['an AWS access key id', 'id = AKIAIOSFODNN7EXAMPLE.'],
  ['an AWS secret access key', 'key: wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY'],
  ['a private key', `${BEGIN} OPENSSH PRIVATE KEY-----`],
  ['a private key of the first standard', `${BEGIN} PRIVATE KEY-----`],
  ['a GitHub token', `ghp_${body(36)}`],
  ['a fine-grained GitHub token', `github_pat_${body(60)}`],
  ['a GitLab token', `glpat-${body(20)}`],
  ['a Slack token', `xoxb-${body(24)}`],
  ['a Slack web hook', `https://hooks.slack.com/services/T${body(8)}/B${body(8)}/${body(24)}`],
  ['a Stripe key', `sk_live_${body(24)}`],
  ['a JSON Web Token', `eyJ${body(20)}.eyJ${body(30)}.${body(40)}`],
  ['a Google API key', `AIza${body(35)}`],
  ['a Vault token', `hvs.${body(30)}`],
  ['an address with a password', 'postgres://app:hunter2@db.internal/app'],
]

const harmless: readonly (readonly [name: string, text: string])[] = [
  ['a commit', 'da39a3ee5e6b4b0d3255bfef95601890afd80709'],
  ['a public key', `${BEGIN} PUBLIC KEY-----`],
  ['a path of forty characters', 'modules/networking/subnets/private/aaaaa'],
  ['an address without a password', 'https://example.com:8443/path'],
  ['an address whose password is filled in', 'postgres://app:${PASSWORD}@db/app'],
  ['a digest in base64', `sha256:${body(64)}`],
  ['nothing', ''],
]

describe('a secret is known by its format', () => {
  test.each(tokens)('%s', (_, text) => {
    expect(holdsToken(`before ${text} after`)).toBe(true)
  })

  test.each(harmless)('%s is none', (_, text) => {
    expect(holdsToken(`before ${text} after`)).toBe(false)
  })
})

describe('a name says that what it names is secret', () => {
  test.each([
    'password',
    'DB_PASSWORD',
    'dbPassword',
    '--client-secret',
    'api_key',
    'SECRET_KEY_1',
    'MYSQL_PWD',
    'token',
  ])('%s', name => {
    expect(isSecretName(name)).toBe(true)
  })

  test.each([
    'secret_name',
    'PASSWORD_LENGTH',
    'TOKEN_TTL',
    'public_key',
    'key',
    'compass',
    'bypass',
    'kms_key',
    'PATH',
  ])('%s does not', name => {
    expect(isSecretName(name)).toBe(false)
  })
})

describe('a value', () => {
  test.each(['bar', 'changeme', 'Correct-Horse-7', '12345678'])('%s is a secret where one belongs', text => {
    expect(isSecretValue(text)).toBe(true)
  })

  test.each([
    '',
    '  ',
    '<password>',
    '${PASSWORD}',
    '{{ password }}',
    'xxxxx',
    '*****',
    'REPLACE_ME',
    'placeholder',
    'null',
  ])('“%s” stands for one', text => {
    expect(isSecretValue(text)).toBe(false)
  })

  test.each([
    '/live/db/password',
    'arn:aws:secretsmanager:eu-west-1:1:secret:s',
    'ssm:/db',
    'true',
    '3600',
    'https://vault.example.com',
    '~/.ssh/id_rsa',
    './keys/private.pem',
    'claims/live/db-credentials',
    'db-password',
    'GITHUB_TOKEN',
  ])('%s is no secret of something named so', text => {
    expect(isSecretOf('client_secret', text)).toBe(false)
  })

  test.each(['AWS_SECRET_ACCESS_KEY', 'aws_secret_key', 'awsAccessKey'])('bar is no %s', name => {
    expect(isSecretOf(name, 'bar')).toBe(false)
    expect(isSecretOf(name, 'wJalrXUtnFEMIK7MDENG')).toBe(true)
  })
})

test.each([
  ['DB_PASSWORD', 'super-secret-password'],
  ['client_secret', 'Correct-Horse-7'],
  ['API_TOKEN', 'hunter2'],
])('%s = %s is a secret', (name, text) => {
  expect(isSecretOf(name, text)).toBe(true)
})

describe('a script', () => {
  test.each([
    'export PASSWORD=hunter2',
    'PASSWORD = "hunter2"',
    'password: hunter2',
    '{"password": "hunter2"}',
    'mysql --password hunter2',
    'curl -u "x" --api-key=hunter2',
    String.raw`export PASSWORD=\"hunter2\"`,
  ])('holds a secret: %s', script => {
    expect(scriptHoldsSecret(`#!/bin/sh\n${script}\n`)).toBe(true)
  })

  test.each([
    'PASSWORD=$(aws ssm get-parameter --name db)',
    'PASSWORD="$1"',
    'PASSWORD=${PASSWORD:-}',
    'PASSWORD=`cat file`',
    'password: {{ password }}',
    'ssh_pwauth: false',
    'token=',
    'echo "no password here"',
  ])('holds none: %s', script => {
    expect(scriptHoldsSecret(`#!/bin/sh\n${script}\n`)).toBe(false)
  })

  test('is looked at as it was before it was encoded', () => {
    expect(decoded(btoa('export PASSWORD=hunter2'))).toBe('export PASSWORD=hunter2')
    expect(decoded('yum install -y nginx')).toBe('yum install -y nginx')
  })

  const hostile = [
    'a',
    'eyJ',
    'a:',
    '=',
    '"',
    '--a ',
    'AKIA',
    'x://a:',
    '-----BEGIN ',
    'A a',
    'password=',
    '\\"',
    'aB3',
  ]

  test.each(hostile)('costs little when it is %j again and again', piece => {
    const text = piece.repeat(Math.ceil(2_000_000 / piece.length))
    expect(processorTimeOf(() => scriptHoldsSecret(decoded(text)))).toBeLessThan(1000)
  })
})
