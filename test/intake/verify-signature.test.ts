import { createHmac } from 'node:crypto'
import { expect, test } from 'vitest'
import { verifySignature } from '../../src/intake/verify-signature.ts'

const SECRET = 'It’s a Secret to Everybody'
const BODY = '{"zen":"Keep it logically awesome. 👍"}'
const sign = (secret: string, body: string | Uint8Array, hash = 'sha256') =>
  `${hash}=${createHmac(hash, secret).update(body).digest('hex')}`

test('the example in GitHub’s documentation', () => {
  // https://docs.github.com/en/webhooks/using-webhooks/validating-webhook-deliveries#testing-the-webhook-payload-validation
  const signature = 'sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17'
  expect(verifySignature(["It's a Secret to Everybody"], Buffer.from('Hello, World!'), signature)).toBe(true)
})

test.each<[string, string[], string | Uint8Array, string | undefined, boolean]>([
  ['the secret’s signature', [SECRET], BODY, sign(SECRET, BODY), true],
  ['the first of two secrets', [SECRET, 'old'], BODY, sign(SECRET, BODY), true],
  ['the secret that is being replaced', ['new', 'older', SECRET], BODY, sign(SECRET, BODY), true],
  [
    'a byte order mark that was signed',
    [SECRET],
    Buffer.from(`\uFEFF${BODY}`),
    sign(SECRET, `\uFEFF${BODY}`),
    true,
  ],
  ['a byte order mark that was not', [SECRET], Buffer.from(`\uFEFF${BODY}`), sign(SECRET, BODY), false],
  ['another secret', ['another'], BODY, sign(SECRET, BODY), false],
  ['another body', [SECRET], `${BODY} `, sign(SECRET, BODY), false],
  ['no signature', [SECRET], BODY, undefined, false],
  ['an empty one', [SECRET], BODY, '', false],
  ['a SHA-1 signature', [SECRET], BODY, sign(SECRET, BODY, 'sha1'), false],
  ['a signature without its name', [SECRET], BODY, sign(SECRET, BODY).slice(7), false],
  ['a signature cut short', [SECRET], BODY, sign(SECRET, BODY).slice(0, -1), false],
  ['a signature with more behind it', [SECRET], BODY, `${sign(SECRET, BODY)}0`, false],
  ['a signature in capitals', [SECRET], BODY, sign(SECRET, BODY).toUpperCase(), false],
  ['two signatures in one header', [SECRET], BODY, `${sign('x', BODY)}, ${sign(SECRET, BODY)}`, false],
  ['letters outside ASCII', [SECRET], BODY, `sha256=${'é'.repeat(64)}`, false],
  ['an empty body', [SECRET], '', sign(SECRET, ''), false],
  ['no secret at all', [], BODY, sign(SECRET, BODY), false],
  ['an empty secret', [''], BODY, sign('', BODY), false],
  ['an empty secret beside another', [SECRET, ''], BODY, sign('', BODY), false],
  ['bytes that are no UTF-8', [SECRET], new Uint8Array([0x7b, 0xff, 0x7d]), sign(SECRET, '{\uFFFD}'), false],
])('%s', (_name, secrets, body, header, expected) => {
  expect(verifySignature(secrets, Buffer.from(body), header)).toBe(expected)
})
