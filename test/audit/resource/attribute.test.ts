import { describe, expect, test } from 'vitest'
import { evaluateRoot } from '../../../src/audit/evaluate/evaluate-root.ts'
import { type Attribute } from '../../../src/audit/resource/attribute.ts'
import { hasCharacter, isFalse, isSet, isTrue } from '../../../src/audit/resource/predicates.ts'
import { aTree } from '../a-tree.ts'

/** What the one resource of a type that nobody knows says at `a`. */
function written(body: string): Attribute {
  const text = `variable "v" {}\nresource "aws_x" "x" {\n${body}\n}\n`
  const { configuration } = evaluateRoot(aTree({ 'main.tf': text }), '')
  const [resource] = configuration.ofType('aws_x')
  if (resource === undefined) throw new Error(`No resource in ${text}`)
  return resource.get('a')
}

describe('something is written', () => {
  test.each([
    ['by an attribute', 'a = 1', true],
    ['by an empty list', 'a = []', true],
    ['by a block', 'a {}', true],
    ['by a dynamic block that makes one', 'dynamic "a" {\n  for_each = [1]\n  content {}\n}', true],
    [
      'by a dynamic block of which it is not known',
      'dynamic "a" {\n  for_each = var.v\n  content {}\n}',
      true,
    ],
    ['not by `null`', 'a = null', false],
    ['not by a dynamic block that makes none', 'dynamic "a" {\n  for_each = []\n  content {}\n}', false],
    ['not by nothing', '', false],
  ])('%s', (_, body, isWritten) => {
    expect(written(body).isWritten).toBe(isWritten)
  })
})

describe('something is there', () => {
  test.each([
    ['in a map that has an entry, whatever else it has', 'a = merge({ b = 1 }, var.v)', 'yes'],
    ['or not, in a map of which nothing is known', 'a = merge({}, var.v)', 'unknown'],
    ['or not, in a list of which not all is known', 'a = concat([], var.v)', 'unknown'],
    ['not in an empty map', 'a = {}', 'no'],
    ['not in an empty text', 'a = ""', 'no'],
  ])('%s', (_, body, isThere) => {
    expect(isSet(written(body))).toBe(isThere)
  })
})

describe('a switch is on, or off', () => {
  test.each([
    ['by a boolean', 'a = true', 'yes', 'no'],
    ['by a text', 'a = "false"', 'no', 'yes'],
    ['by a text as Terraform takes it, too', 'a = "1"', 'yes', 'no'],
    ['or by such a text for off', 'a = "0"', 'no', 'yes'],
    ['by a number, as up to Terraform 0.11', 'a = 1', 'yes', 'no'],
    ['or by the number for off', 'a = 0', 'no', 'yes'],
    ['by a text with capital letters, as up to Terraform 0.11', 'a = "True"', 'yes', 'no'],
    ['not by another number', 'a = 2', 'no', 'no'],
    ['not by another text', 'a = "constructor"', 'no', 'no'],
    ['or one of which it is not known', 'a = var.v', 'unknown', 'unknown'],
    ['not by nothing', '', 'no', 'no'],
  ])('%s', (_, body, isOn, isOff) => {
    expect([isTrue(written(body)), isFalse(written(body))]).toEqual([isOn, isOff])
  })
})

describe('a text has such a character', () => {
  test.each([
    ['which is known', 'a = "b.c"', 'yes'],
    ['which has none', 'a = "b-c"', 'no'],
    ['in the part that is known', 'a = "b.${var.v}"', 'yes'],
    ['or not, in the part that is not', 'a = "b-${var.v}"', 'unknown'],
    ['which is not there', '', 'no'],
  ])('%s', (_, body, has) => {
    expect(hasCharacter(written(body), /\./)).toBe(has)
  })
})
