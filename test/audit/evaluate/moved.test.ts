import { expect, test } from 'vitest'
import { evaluated, type Files } from './shown.ts'

test.each<readonly [string, Files, readonly (readonly [string, string])[]]>([
  ['a resource', 'moved {\n  from = aws_x.a\n  to = aws_x.b\n}', [['aws_x.a', 'aws_x.b']]],
  ['a resource into a count', 'moved {\n  from = aws_x.a\n  to = aws_x.b[0]\n}', [['aws_x.a', 'aws_x.b']]],
  ['into a count of its own', 'moved {\n  from = aws_x.a\n  to = aws_x.a["k"]\n}', []],
  ['a module', 'moved {\n  from = module.a\n  to = module.b\n}', [['module.a', 'module.b']]],
  [
    'between modules',
    'moved {\n  from = aws_x.a\n  to = module.m["k"].aws_x.a\n}',
    [['aws_x.a', 'module.m.aws_x.a']],
  ],
  [
    'twice',
    'moved {\n  from = aws_x.a\n  to = aws_x.b\n}\nmoved {\n  from = aws_x.b\n  to = aws_x.c\n}',
    [
      ['aws_x.a', 'aws_x.c'],
      ['aws_x.b', 'aws_x.c'],
    ],
  ],
  [
    'with its module as well',
    'moved {\n  from = aws_x.a\n  to = module.m.aws_x.a\n}\nmoved {\n  from = module.m\n  to = module.n\n}',
    [
      ['aws_x.a', 'module.n.aws_x.a'],
      ['module.m', 'module.n'],
    ],
  ],
  [
    'in a circle',
    'moved {\n  from = aws_x.a\n  to = aws_x.b\n}\nmoved {\n  from = aws_x.b\n  to = aws_x.a\n}',
    [
      ['aws_x.a', 'aws_x.b'],
      ['aws_x.b', 'aws_x.a'],
    ],
  ],
  [
    'in JSON',
    { 'main.tf.json': '{ "moved": { "from": "aws_x.a", "to": "aws_x.b" } }' },
    [['aws_x.a', 'aws_x.b']],
  ],
  ['without a goal', 'moved {\n  from = aws_x.a\n}', []],
  [
    'in a module that is called twice',
    {
      'main.tf': 'module "m" {\n  count = 2\n  source = "./m"\n}\nmodule "n" {\n  source = "./m"\n}\n',
      'm/main.tf': 'moved {\n  from = aws_x.a\n  to = aws_x.b\n}\n',
    },
    [
      ['module.m.aws_x.a', 'module.m.aws_x.b'],
      ['module.n.aws_x.a', 'module.n.aws_x.b'],
    ],
  ],
])('moved: %s', (_, files, expected) => {
  const { moved, problems } = evaluated(files)
  expect([...moved]).toEqual(expected)
  expect(problems).toEqual([])
})
