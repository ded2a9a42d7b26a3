import { defineRule } from '../../define-rule.ts'
import { requireThat } from '../../outcome.ts'
import type { Attribute } from '../../resource/attribute.ts'
import { isSet, someItem } from '../../resource/predicates.ts'
import { both, type Truth } from '../../resource/truth.ts'

function hasTwo(members: Attribute): Truth {
  if (members.each().length > 1) return 'yes'
  const { value } = members
  return value?.kind === 'unknown' || (value?.kind === 'list' && !value.isComplete) ? 'unknown' : 'no'
}

/** A distribution has a second origin. */
export const cloudfrontOriginFailover = defineRule({
  id: 'cloudfront-origin-failover',
  title: 'Distribution has no second origin',
  why: 'When its one origin fails, so does everything it shows.',
  severity: 'low',
  topic: 'automation',
  checklist: 'automation/edge',
  aliases: ['CKV_AWS_310', 'Security Hub CloudFront.4'],
  scope: 'resource',
  resources: ['aws_cloudfront_distribution'],
  fix: 'Add an `origin_group` with `failover_criteria` and two members.',

  evaluate(distribution) {
    const groups = distribution.get('origin_group')
    const hasSecond = someItem(groups, group =>
      both(isSet(group.get('failover_criteria')), hasTwo(group.get('member'))),
    )
    return requireThat(hasSecond, groups, 'It has one origin only.')
  },

  examples: {
    passes: [
      `resource "aws_cloudfront_distribution" "main" {
  origin_group {
    origin_id = "both"
    failover_criteria {
      status_codes = [500, 502]
    }
    member {
      origin_id = "first"
    }
    member {
      origin_id = "second"
    }
  }
}`,
    ],
    fails: [
      'resource "aws_cloudfront_distribution" "main" {} #!',
      `resource "aws_cloudfront_distribution" "main" {
  origin_group { #!
    origin_id = "both"
    failover_criteria {
      status_codes = [500, 502]
    }
    member {
      origin_id = "first"
    }
  }
}`,
    ],
    undecided: [
      `variable "groups" {}
resource "aws_cloudfront_distribution" "main" {
  dynamic "origin_group" {
    for_each = var.groups
    content {
      origin_id = origin_group.value
    }
  }
}`,
    ],
  },
})
