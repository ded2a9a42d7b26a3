import { describe, expect, test } from 'vitest'
import { optionsOf } from '../../src/tls/shell/command.ts'
import { readDockerfile } from '../../src/tls/shell/dockerfile.ts'
import { makefileScript } from '../../src/tls/shell/makefile.ts'
import { readScript } from '../../src/tls/shell/read-script.ts'

/** Each command with its words, as one line. */
function commandsOf(text: string): string[] {
  return readScript(text).commands.map(({ name, words }) => [name, ...words.map(word => word.text)].join(' '))
}

describe('a script is split into commands', () => {
  test.each<readonly [string, readonly string[]]>([
    ['a;b', ['a', 'b']],
    ['a&&b||c', ['a', 'b', 'c']],
    ['a|b|&c&d', ['a', 'b', 'c', 'd']],
    ['a\nb', ['a', 'b']],
    ['a \\\n  -x', ['a -x']],
    ['a "b c" \'d;e\'', ['a b c d;e']],
    ['a b\\ c', ['a b c']],
    ['a -"k"x', ['a -kx']],
    ['a # b', ['a']],
    ['a b#c', ['a b#c']],
    ['if a; then b; else c; fi', ['a', 'b', 'c']],
    ['while ! a; do b; done', ['a', 'b']],
    ['{ a; }; (b; c)', ['a', 'b', 'c']],
    ['f() { a; }', ['f', 'a']],
    ['X=1 a b', ['a b']],
    ['/usr/bin/a b', ['a b']],
    ['a > out 2>&1 < in', ['a']],
    ['a $(b c) d', ['b c', 'a $(b c) d']],
    ['a "$(b "c")"', ['b c', 'a $(b "c")']],
    ['a `b`', ['b', 'a `b`']],
    ['a <(b)', ['b', 'a <(b)']],
    ['sudo -u x a b', ['sudo -u x a b', 'a b']],
    ['env -i X=1 a b', ['env -i X=1 a b', 'a b']],
    ['timeout -k 1 5 a b', ['timeout -k 1 5 a b', 'a b']],
    ['xargs -n 1 a -k', ['xargs -n 1 a -k', 'a -k']],
    ["bash -lc 'a; b'", ['bash -lc a; b', 'a', 'b']],
    ['ssh -p 22 host "a -k"', ['ssh -p 22 host a -k', 'a -k']],
    ['docker exec x curl -k', ['docker exec x curl -k', 'curl -k']],
    ['kubectl exec pod -- a -k', ['kubectl exec pod -- a -k', 'a -k']],
    ['O="-k -s"\na $O', ['a -k -s']],
    ['O=(-k -s)\na "${O[@]}"', ['a -k -s']],
    ['a <<EOF\nb\nEOF\nc', ['a', 'c']],
    ['bash <<-"EOF"\n\ta -k\n\tEOF\nb', ['bash', 'a -k', 'b']],
    ['alias a="a -k"', ['alias a=a -k', 'a -k']],
    ['A="a -k"\n$A b', ['a -k b']],
    ['O="$O -k"\na $O', ['a $O -k']],
    ["a 'not closed", ['a not closed']],
    ['case $x in\n  y) a;;\nesac', ['case $x in', 'y', 'a']],
  ])('%j', (text, commands) => {
    expect(commandsOf(text)).toEqual(commands)
  })
})

describe('variables', () => {
  test.each<readonly [string, readonly (readonly [string, string | null])[]]>([
    ['X=1', [['X', '1']]],
    ['X=1 a', [['X', '1']]],
    [
      'export X=1 Y="b c"',
      [
        ['X', '1'],
        ['Y', 'b c'],
      ],
    ],
    ['a; X=1; b', [['X', '1']]],
    ['set -gx X 1', [['X', '1']]],
    ['env X=1 a', [['X', '1']]],
    ['X="${X:-1}"', [['X', '1']]],
    ['X=$(a)', [['X', null]]],
    ['unset X', []],
    ['echo X=1', []],
  ])('%j sets %j', (text, variables) => {
    expect(readScript(text).variables.map(({ name, value }) => [name, value])).toEqual(variables)
  })

  test('that a flag decides are guarded', () => {
    const script = readScript('if [ "$INSECURE" = 1 ]; then X=1; fi\n[ -n "$SKIP_TLS" ] && Y=1\nZ=1')
    expect(script.variables.map(({ name, guarded }) => [name, guarded])).toEqual([
      ['X', true],
      ['Y', true],
      ['Z', false],
    ])
  })
})

test('commands know their lines', () => {
  const { commands } = readScript('a\n\nb \\\n  -k \\\n  c; d')
  expect(commands.map(({ name, from, to }) => [name, from, to])).toEqual([
    ['a', 1, 1],
    ['b', 3, 5],
    ['d', 5, 5],
  ])
})

test('clusters of options are taken apart, and values are none', () => {
  const [command] = readScript('curl -sSko out -H "-k" --data=x --insecure -- -k').commands
  const names =
    command === undefined
      ? []
      : optionsOf(command, 'oH').map(({ name, value }) => (value === null ? name : `${name}=${value}`))
  expect(names).toEqual(['-s', '-S', '-k', '-o=out', '-H=-k', '--data=x', '--insecure'])
})

test('a Dockerfile is read in both forms, with its continued lines', () => {
  const text = [
    'FROM a',
    'ENV X=1 \\',
    '    Y=2',
    'ENV Z 3',
    'ARG V=4',
    'RUN --mount=type=cache,target=/x a && \\',
    '  # comment',
    '  b -k',
    'CMD ["c", "-k"]',
    'ONBUILD RUN d',
    'RUN <<EOF',
    'e -k',
    'EOF',
    'RUN f',
  ].join('\n')
  const { commands, variables } = readDockerfile(text)
  expect(variables.map(({ name, value, from }) => [name, value, from])).toEqual([
    ['X', '1', 2],
    ['Y', '2', 3],
    ['Z', '3', 4],
    ['V', '4', 5],
  ])
  expect(commands.filter(({ name }) => name !== '').map(({ name, from }) => [name, from])).toEqual([
    ['a', 6],
    ['b', 8],
    ['c', 9],
    ['d', 10],
    ['e', 12],
    ['f', 14],
  ])
})

test('a makefile’s recipes and variables are read', () => {
  const text = 'OPTS := -k\nget: x\n\t@curl $(OPTS) $$URL\n\nall: ; wget y\n'
  const { commands } = readScript(makefileScript(text))
  expect(
    commands
      .map(({ name, words, from }) => [name, ...words.map(word => word.text), from])
      .filter(([name]) => name !== 'export'),
  ).toEqual([
    ['curl', '-k', '$URL', 3],
    ['wget', 'y', 5],
  ])
})
