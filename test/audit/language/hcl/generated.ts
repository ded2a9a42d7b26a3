import * as fc from 'fast-check'

/** Names that are not words with a meaning of their own. */
const name = fc
  .stringMatching(/^[a-z_][a-z0-9_-]{0,6}$/)
  .filter(word => !['for', 'if', 'in', 'true', 'false', 'null'].includes(word))

const text = fc
  .string({
    unit: fc.constantFrom('a', 'B', ' ', 'é', '😀', '\\n', '\\"', '$', '%', '{', '}', '~', '$${', '#', '/*'),
  })
  // A sign at the end would join with what follows, and `${` would begin an interpolation.
  .map(value => value.replace(/(?<!\$)\$\{|(?<!%)%\{/g, '').replace(/[$%]+(?=\{?$)|[$%](?=\{)/g, ''))
  .filter(value => !/\$\{|%\{/.test(value.replace(/\$\$\{|%%\{/g, '')))

/** Names, numbers and strings. */
const leaf = fc.oneof(
  name,
  fc.nat(1_000_000).map(String),
  fc.constantFrom('true', 'false', 'null', '1.5', '2e3', '""'),
  text.map(value => `"${value}"`),
)

/** Source text of expressions of some depth, each as a person may write it. */
function expressionOf(depth: number): fc.Arbitrary<string> {
  if (depth === 0) return leaf
  const inner = expressionOf(depth - 1)
  const template = fc.oneof(
    fc.tuple(text, inner, text).map(([before, inner, after]) => `"${before}\${${inner}}${after}"`),
    fc
      .tuple(text, inner, text)
      .map(([before, inner, after]) => `"%{ if ${inner} ~}${before}%{ else }${after}%{~ endif }"`),
    fc
      .tuple(name, inner, text)
      .map(([value, from, inner]) => `"%{ for ${value} in ${from} }${inner}%{ endfor }"`),
    fc.tuple(text, inner).map(([line, inner]) => `(<<-EOT\n    a\n  ${line}\n  \${${inner}} b\n  EOT\n)`),
  )
  const term = fc.oneof(
    leaf,
    template,
    fc.tuple(name, name).map(([from, step]) => `${from}.${step}`),
    fc
      .tuple(
        inner.map(value => `(${value})`),
        name,
      )
      .map(([from, step]) => `(${from}).${step}`),
    fc.tuple(name, inner).map(([from, key]) => `${from}[${key}].b`),
    fc.tuple(name, fc.constantFrom('[*]', '.*', '[*].a[0]', '.*.a[0]', '.0.b')).map(parts => parts.join('')),
    fc.array(inner, { maxLength: 2 }).map(items => `[${items.join(', ')}]`),
    fc.array(inner, { maxLength: 2 }).map(items => `[\n${items.map(item => `${item}, # c\n`).join('')}]`),
    fc
      .array(fc.tuple(name, inner), { maxLength: 2 })
      .map(items => `{${items.map(([key, value]) => `${key} = ${value}`).join(', ')}}`),
    fc
      .array(fc.tuple(inner, inner), { maxLength: 2 })
      .map(items => `{\n${items.map(([key, value]) => `(${key}) : ${value}\n`).join('')}}`),
    fc.tuple(name, fc.array(inner, { maxLength: 2 })).map(([call, args]) => `${call}(${args.join(', ')})`),
    fc.tuple(name, inner).map(([call, arg]) => `${call}(${arg}...)`),
    fc.tuple(name, inner, inner).map(([value, from, result]) => `[for ${value} in ${from} : ${result}]`),
    fc
      .tuple(name, name, inner, inner)
      .map(
        ([key, value, from, result]) =>
          `{for ${key}, ${value} in ${from} : ${key} => ${result}... if ${value}}`,
      ),
    inner.map(inner => `(${inner})`),
  )
  return fc.oneof(
    term,
    fc
      .tuple(
        term,
        fc.constantFrom('+', '-', '*', '/', '%', '==', '!=', '<', '<=', '>', '>=', '&&', '||'),
        inner.map(value => `(${value})`),
      )
      .map(parts => parts.join(' ')),
    fc.tuple(fc.constantFrom('-', '!'), term).map(parts => parts.join('')),
    fc
      .tuple(
        term,
        term,
        inner.map(value => `(${value})`),
      )
      .map(([condition, yes, no]) => `${condition} ? ${yes} : ${no}`),
  )
}

const expression = expressionOf(3)

/** Source text of blocks with blocks of some depth in them. */
function blockOf(depth: number): fc.Arbitrary<string> {
  return fc
    .tuple(
      name,
      fc.array(
        text.map(label => `"${label}"`),
        { maxLength: 2 },
      ),
      fc.uniqueArray(fc.tuple(name, expression), { maxLength: 2, selector: ([key]) => key }),
      depth === 0 ? fc.constant([]) : fc.array(blockOf(depth - 1), { maxLength: 2 }),
    )
    .map(([type, labels, attributes, blocks]) => {
      const lines = [...attributes.map(([key, value]) => `${key} = ${value}\n`), ...blocks]
      return `${[type, ...labels].join(' ')} {\n${lines.join('')}}\n`
    })
}

/** Source text of files that Terraform's syntax accepts. */
export const aFile = fc
  .tuple(
    fc.constantFrom('', '# a comment\n', '/* a\n comment */\n', '\ufeff'),
    fc.uniqueArray(fc.tuple(name, expression), { maxLength: 3, selector: ([key]) => key }),
    fc.array(blockOf(2), { maxLength: 2 }),
    fc.constantFrom('\n', '\r\n'),
  )
  .map(([head, attributes, blocks, newline]) =>
    `${head}${attributes.map(([key, value]) => `${key} = ${value}\n`).join('')}${blocks.join('')}`.replaceAll(
      '\n',
      newline,
    ),
  )
