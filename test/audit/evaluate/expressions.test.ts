import { describe, expect, test } from 'vitest'
import { evaluated, shownAt } from './shown.ts'

const module = `
variable "unset" {}
variable "list" { default = ["b", "a"] }
variable "set" {
  type    = set(string)
  default = ["z", "a", "z"]
}
variable "map" { default = { b = 1, a = 2 } }
variable "deep" { default = { x = [{ y = "z" }, { y = null }] } }
locals {
  nothing = null
  refused = [1 / 0]
  things  = [{ a = 1, b = ["x"] }, { a = 2, b = [] }]
}
resource "aws_vpc" "v" {}
`

/** An expression, and what it is. What Terraform would refuse is not known. */
const expressions: Record<string, readonly (readonly [string, string])[]> = {
  literals: [
    ['"a"', '"a"'],
    ['1.50', '1.5'],
    ['true', 'true'],
    ['[1, "a", [true]]', '[1, "a", [true]]'],
    ['{ a = 1, "b" : 2, (var.list[0]) = 3, "k${1}" = 4, true = 5 }', '{a: 1, b: 3, k1: 4, true: 5}'],
  ],
  'numbers, also those that stand in texts': [
    ['1 + 2 * 3', '7'],
    ['(1 + 2) * 3', '9'],
    ['0.1 + 0.2', '0.3'],
    ['7 / 2', '3.5'],
    ['-7 % 3', '-1'],
    ['5 % 0', '5'],
    ['2 * "3"', '6'],
    ['-"5"', '-5'],
    ['"a" + 1', '?'],
    ['1 / 0', '?'],
    ['1 < 2', 'true'],
    ['"1" >= 2', 'false'],
    ['"a" < "b"', '?'],
  ],
  'comparison without conversion': [
    ['1 == 1.0', 'true'],
    ['1 == "1"', 'false'],
    ['true == "true"', 'false'],
    ['null == null', 'true'],
    ['"x" != null', 'true'],
    ['[1, { a = 2 }] == [1, { a = 2 }]', 'true'],
    ['[1] == ["1"]', 'false'],
    ['[1] == [1, 2]', 'false'],
    ['{ a = 1 } == { b = 1 }', 'false'],
    ['[var.unset, 1] == [1, 2]', 'false'],
    ['[var.unset] == [1]', '?'],
    ['var.unset == null', '?'],
  ],
  'logic, in which one side can be enough': [
    ['true && "false"', 'false'],
    ['!"false"', 'true'],
    ['false && var.unset', 'false'],
    ['var.unset && false', 'false'],
    ['var.unset || true', 'true'],
    ['var.unset && true', '?'],
    ['!var.unset', '?'],
    ['1 && true', '?'],
  ],
  conditionals: [
    ['true ? "a" : "b"', '"a"'],
    ['"false" ? "a" : "b"', '"b"'],
    ['false ? "a" : 1', '"1"'],
    ['true ? true : "a"', '"true"'],
    ['true ? null : "x"', '-'],
    ['true ? 1 : local.nothing.x', '1'],
    ['1 ? "a" : "b"', '?'],
    ['null ? "a" : "b"', '?'],
  ],
  'conditionals whose condition is not known': [
    ['var.unset ? "a" : "b"', '?'],
    ['var.unset ? "a" : "a"', '"a"'],
    ['var.unset ? aws_vpc.v.id : null', '? <aws_vpc.v.id>'],
    ['var.unset ? { a = 1, b = 2 } : { a = 1, b = 3 }', '{a: 1, b: ?}'],
    ['var.unset ? { a = 1, b = 2 } : { a = 1 }', '{a: 1, …}'],
    ['var.unset ? ["a", "b"] : ["a", "c"]', '["a", ?]'],
    ['var.unset ? ["a"] : []', '?'],
    ['aws_vpc.v.main ? "a" : "a"', '"a" <aws_vpc.v.main>'],
  ],
  templates: [
    ['"a${1}b${true}"', '"a1btrue"'],
    ['"${[1]}"', '[1]'],
    ['"x${1e21}"', '"x1000000000000000000000"'],
    ['"x${0.0000001}"', '"x0.0000001"'],
    ['"$${x} %%{y}"', '"${x} %{y}"'],
    ['"x${null}"', '?'],
    ['"x${[1]}"', '?'],
    ['"a-${var.unset}-b"', '?"a-‹›-b"'],
    ['"${"a-${var.unset}"}-${1}"', '?"a-‹›-1"'],
    ['"arn:${aws_vpc.v.arn}/*"', '?"arn:‹›/*" <aws_vpc.v.arn>'],
  ],
  'directives in templates': [
    ['"%{ if true }yes%{ else }no%{ endif }"', '"yes"'],
    ['"%{ if false }yes%{ endif }"', '""'],
    ['"%{ for i, x in ["a", "b"] }${i}=${x},%{ endfor }"', '"0=a,1=b,"'],
    ['"%{ for k, v in { b = 1, a = 2 } ~} ${k}${v} %{~ endfor }"', '"a2b1"'],
    ['"a%{ if var.unset }${aws_vpc.v.id}%{ endif }b"', '?"a‹›b" <aws_vpc.v.id>'],
    ['"a%{ for x in var.unset }${x}%{ endfor }b"', '?"a‹›b"'],
  ],
  'what is picked from lists and maps': [
    ['var.list[1]', '"a"'],
    ['var.list["1"]', '"a"'],
    ['var.list.0', '"b"'],
    ['var.list[2]', '?'],
    ['var.list[-1]', '?'],
    ['try(var.set[0], "no order")', '"no order"'],
    ['var.list[0.5]', '?'],
    ['var.map.a', '2'],
    ['var.map["b"]', '1'],
    ['var.map["c"]', '?'],
    ['var.deep.x[0].y', '"z"'],
    ['var.deep["x"][1]["y"]', '-'],
    ['var.list[var.unset]', '?'],
    ['local.nothing.x', '?'],
  ],
  splats: [
    ['local.things[*].a', '[1, 2]'],
    ['local.things.*.a', '[1, 2]'],
    ['local.things.*.b[0]', '["x"]'],
    ['local.things[*].b[*]', '[["x"], []]'],
    ['local.nothing[*].a', '[]'],
    ['"x"[*]', '["x"]'],
    ['{ a = 1 }[*].a', '[1]'],
    ['var.unset[*].a', '?'],
  ],
  'for over lists, sets and maps': [
    ['[for x in var.list : "${x}!"]', '["b!", "a!"]'],
    ['[for i, x in var.list : "${i}${x}"]', '["0b", "1a"]'],
    ['[for k, x in var.set : "${k}${x}"]', '["aa", "zz"]'],
    ['[for k, v in var.map : "${k}${v}"]', '["a2", "b1"]'],
    ['[for x in var.list : x if x != "a"]', '["b"]'],
    ['[for x in [[1, 2], [3]] : [for y in x : y * 2]]', '[[2, 4], [6]]'],
    ['{ for x in var.list : x => 1 }', '{b: 1, a: 1}'],
    ['{ for i, x in ["a", "b", "a"] : x => i... }', '{a: [0, 2], b: [1]}'],
    ['{ for x in ["a", "a"] : x => 1 }', '?'],
    ['[for x in "abc" : x]', '?'],
    ['[for x in null : x]', '?'],
  ],
  'for over what is not known': [
    ['[for x in var.unset : x]', '?'],
    ['[for x in var.unset : aws_vpc.v.id]', '? <aws_vpc.v.id>'],
    ['{ for x in var.unset : x => x }', '?'],
    ['[for x in [var.unset, "a"] : x]', '[?, "a"]'],
    ['[for x in ["a", "b"] : x if x == "a" || var.unset]', '["a", …]'],
    ['[for x in ["a"] : x if var.unset]', '?'],
    ['{ for x in ["a", var.unset] : x => 1 }', '{a: 1, …}'],
  ],
  'keys that are not known': [
    ['{ a = 1, (var.unset) = 2 }', '{a: 1, …}'],
    ['{ a = 1, (aws_vpc.v.id) = 2 }.a', '1 <aws_vpc.v.id>'],
    ['{ a = 1, (var.unset) = 2 }.b', '?'],
  ],
  'functions that take expressions': [
    ['try(var.list[9], "d")', '"d"'],
    ['try(local.nothing.x, local.nothing.y, "e")', '"e"'],
    ['try(1 / 0)', '?'],
    ['try(var.deep.x[1].y, "q")', '-'],
    ['try(aws_vpc.v.id, "none")', '? <aws_vpc.v.id>'],
    ['try(var.unset.a, "none")', '?'],
    ['try({ a = var.list[9] }, "e")', '"e"'],
    ['can(["${var.list[9]}"])', 'false'],
    ['can(var.list[9])', 'false'],
    ['can(var.list[0])', 'true'],
    ['can(var.unset.a)', '?'],
  ],
  'parts that Terraform would refuse, of which the rest is known': [
    ['{ a = file("absent"), b = "secret" }', '{a: ?, b: "secret"}'],
    ['["a", var.map["c"]]', '["a", ?]'],
    ['"a-${var.map["c"]}-b"', '?"a-‹›-b"'],
    ['[for x in ["a", "z"] : { a = 1 }[x]]', '[1, ?]'],
    ['jsonencode({ a = [local.nothing.x] })', '?"{"a":[‹›]}"'],
    ['try(local.refused, "e")', '[?]'],
  ],
  'functions of the table': [
    ['length(var.set)', '2'],
    ['merge([{ a = 1 }, { b = 2 }]...)', '{a: 1, b: 2}'],
    ['core::length("ab")', '2'],
    ['merge(var.unset...)', '?'],
    ['provider::aws::arn_parse(aws_vpc.v.arn)', '? <aws_vpc.v.arn>'],
    ['no_such_function(aws_vpc.v.arn)', '? <aws_vpc.v.arn>'],
  ],
  'text templates': [
    ['templatestring("v=$${x}", { x = 1 })', '"v=1"'],
    ['templatestring("v=$${x}", { x = var.unset })', '?"v=‹›"'],
    ['templatestring("v=$${y}", { x = 1 })', '?"v=‹›"'],
    ['templatestring("v=$${", {})', '?'],
  ],
}

describe.each(Object.entries(expressions))('%s', (_, cases) => {
  test.each(cases)('%s is %s', (expression, expected) => {
    const root = evaluated(`${module}\noutput "o" {\n  value = ${expression}\n}\n`)
    expect(root.problems).toEqual([])
    expect(shownAt(root, 'output.o', 'value')).toBe(expected)
  })
})
