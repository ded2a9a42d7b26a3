import { expect, test } from 'vitest'
import { answer } from './evaluated.ts'

/** What `terraform console` (1.11.4) answers, as JSON; `refused`: an error. */
const FACTS: readonly (readonly [string, string])[] = [
  ['base64sha256("a")', '"ypeBEsobvcr6wjGzmiPcTaeG7/gUfE5yuYB3ha/uSLs="'],
  [
    'base64sha512("a")',
    '"H0D8ktokFpR1CXnubPWC8tXX0o4YM13gWrxU0FYOD1MChgxlK/CNVgJSql50IQVG82n7u86MEs/HlXsmUv6adQ=="',
  ],
  ['cidrhost("10.0.0.0/8",5)', '"10.0.0.5"'],
  ['cidrhost("10.0.0.0/8",-1)', '"10.255.255.255"'],
  ['cidrhost("10.0.0.0/30",4)', 'refused'],
  ['cidrhost("10.0.0.0/30",-5)', 'refused'],
  ['cidrhost("10.1.2.3/30",1)', '"10.1.2.1"'],
  ['cidrhost("fd00::/64",10)', '"fd00::a"'],
  ['cidrhost("fd00::/64",-1)', '"fd00::ffff:ffff:ffff:ffff"'],
  ['cidrhost("10.0.0.0",1)', 'refused'],
  ['cidrhost("010.0.0.0/8",1)', '"10.0.0.1"'],
  ['cidrhost("10.0.0.0/33",1)', 'refused'],
  ['cidrhost("10.0.0.0/8",1.5)', 'refused'],
  ['cidrhost("::/0",1)', '"::1"'],
  ['cidrhost("1:0:0:2:0:0:0:0/64",1)', '"1:0:0:2::1"'],
  ['cidrhost("1:0:2:3:4:5:6:0/112",1)', '"1:0:2:3:4:5:6:1"'],
  ['cidrhost("::/96",1)', '"::1"'],
  ['cidrnetmask("10.0.0.0/12")', '"255.240.0.0"'],
  ['cidrnetmask("fd00::/64")', 'refused'],
  ['cidrnetmask("0.0.0.0/0")', '"0.0.0.0"'],
  ['cidrsubnet("10.0.0.0/16",8,2)', '"10.0.2.0/24"'],
  ['cidrsubnet("10.0.0.0/16",8,256)', 'refused'],
  ['cidrsubnet("10.0.0.0/16",17,0)', 'refused'],
  ['cidrsubnet("fd00:fd12:3456:7890::/56",16,162)', '"fd00:fd12:3456:7800:a200::/72"'],
  ['cidrsubnet("10.1.2.3/16",4,1)', '"10.1.16.0/20"'],
  ['cidrsubnet("10.0.0.0/16",0,0)', '"10.0.0.0/16"'],
  ['cidrsubnet("10.0.0.0/16",-1,0)', '"10.0.0.0/15"'],
  ['cidrsubnet("fd00::/8",40,5)', '"fd00:0:5::/48"'],
  ['cidrsubnet("10.0.0.0/8",4,15)', '"10.240.0.0/12"'],
  ['cidrsubnets("10.1.0.0/16",4,4,8,4)', '["10.1.0.0/20","10.1.16.0/20","10.1.32.0/24","10.1.48.0/20"]'],
  ['cidrsubnets("10.1.0.0/16")', '[]'],
  ['cidrsubnets("10.1.0.0/16",0)', 'refused'],
  ['cidrsubnets("10.1.0.0/16",1,1,1)', 'refused'],
  ['cidrsubnets("10.1.0.0/16",20)', 'refused'],
  [
    'cidrsubnets("fd00:fd12:3456:7890::/56",16,16,16,32)',
    '["fd00:fd12:3456:7800::/72","fd00:fd12:3456:7800:100::/72","fd00:fd12:3456:7800:200::/72","fd00:fd12:3456:7800:300::/88"]',
  ],
  ['cidrsubnets("10.1.0.0/16",8,4)', '["10.1.0.0/24","10.1.16.0/20"]'],
  ['cidrsubnets("10.1.0.0/16",-1)', 'refused'],
  ['cidrsubnets("fd00::/8",40)', 'refused'],
  ['md5("a")', '"0cc175b9c0f1b6a831c399e269772661"'],
  ['sha1("a")', '"86f7e437faa5a7fce15d1ddcb9eaeaea377667b8"'],
  ['sha256("é")', '"4a99557e4033c3539de2eb65472017cad5f9557f7a0625a09f1c3f6e2ba69c4c"'],
  [
    'sha512("a")',
    '"1f40fc92da241694750979ee6cf582f2d5d7d28e18335de05abc54d0560e0f5302860c652bf08d560252aa5e74210546f369fbbbce8c12cfc7957b2652fe9a75"',
  ],
  ['uuidv5("dns","www.terraform.io")', '"a5008fae-b28c-5ba5-96cd-82b4c53552d6"'],
  ['uuidv5("url","x")', '"4cd605e7-afa2-5360-b5b9-c5e9fb5c76f4"'],
  ['uuidv5("oid","1.3.6.1.4")', '"af9d40a5-7a36-5c07-b23a-851cd99fbfa5"'],
  ['uuidv5("x500","CN=a")', '"c4756781-662d-5713-b245-06d2e6262fc5"'],
  [
    'uuidv5("6ba7b810-9dad-11d1-80b4-00c04fd430c8","www.terraform.io")',
    '"a5008fae-b28c-5ba5-96cd-82b4c53552d6"',
  ],
  ['uuidv5("6BA7B8109DAD11D180B400C04FD430C8","x")', '"05b16a01-46c6-56dd-bd6e-c6dfb4a1427a"'],
  ['uuidv5("{6ba7b810-9dad-11d1-80b4-00c04fd430c8}","x")', '"05b16a01-46c6-56dd-bd6e-c6dfb4a1427a"'],
  ['uuidv5("urn:uuid:6ba7b810-9dad-11d1-80b4-00c04fd430c8","x")', '"05b16a01-46c6-56dd-bd6e-c6dfb4a1427a"'],
  ['uuidv5("zz","x")', 'refused'],
]

test.each(FACTS)('%s is %s', (expression, expected) => {
  expect(answer(expression)).toBe(expected)
})
