/** A block with other blocks and attributes in it; a text is an attribute’s value as it is written. */
interface Body {
  [name: string]: string | Body
}

/**
 * A resource of this type that says these things: `resourceWith('aws_x', { 'vpc_config.subnet_ids': '["a"]' })` has
 * a block `vpc_config` with an attribute. A value may end with a mark.
 */
export function resourceWith(
  type: string,
  settings: Readonly<Record<string, string>> = {},
  name = 'example',
): string {
  const body: Body = {}
  for (const [path, value] of Object.entries(settings)) put(body, path.split('.'), value)
  return `resource "${type}" "${name}" {\n${written(body, '  ')}}`
}

function put(body: Body, [name = '', ...rest]: readonly string[], value: string): void {
  if (rest.length === 0) {
    body[name] = value
    return
  }
  const known = body[name]
  const inner: Body = typeof known === 'object' ? known : {}
  body[name] = inner
  put(inner, rest, value)
}

function written(body: Body, indent: string): string {
  const lines = Object.entries(body).map(([name, value]) =>
    typeof value === 'string'
      ? `${indent}${name} = ${value}\n`
      : `${indent}${name} {\n${written(value, `${indent}  `)}${indent}}\n`,
  )
  return lines.join('')
}
