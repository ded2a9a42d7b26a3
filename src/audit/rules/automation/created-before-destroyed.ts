import { defineRule } from '../../define-rule.ts'
import { requireTrue } from '../../outcome.ts'

/** What others depend on is replaced without a gap. */
export const createdBeforeDestroyed = defineRule({
  id: 'created-before-destroyed',
  title: 'Replacement leaves a gap',
  why: 'Whatever calls it fails in between.',
  severity: 'low',
  topic: 'automation',
  checklist: 'automation/availability',
  aliases: [],
  aliasesOf: {
    aws_api_gateway_rest_api: ['CKV_AWS_237'],
    aws_api_gateway_deployment: ['CKV_AWS_217'],
    aws_acm_certificate: ['CKV_AWS_233'],
  },
  scope: 'resource',
  resources: ['aws_api_gateway_rest_api', 'aws_api_gateway_deployment', 'aws_acm_certificate'],
  fix: 'Add `lifecycle { create_before_destroy = true }`.',

  evaluate(resource) {
    return requireTrue(
      resource.get('lifecycle.create_before_destroy'),
      'It is destroyed before its successor is there.',
    )
  },

  examples: {
    passes: [
      `resource "aws_api_gateway_rest_api" "main" {
  lifecycle {
    create_before_destroy = true
  }
}`,
      `resource "aws_api_gateway_deployment" "main" {
  lifecycle {
    create_before_destroy = true
  }
}`,
      `resource "aws_acm_certificate" "main" {
  lifecycle {
    create_before_destroy = true
  }
}`,
    ],
    fails: [
      'resource "aws_api_gateway_rest_api" "main" {} #!',
      `resource "aws_api_gateway_deployment" "main" {
  lifecycle {
    create_before_destroy = false #!
  }
}`,
      'resource "aws_acm_certificate" "main" {} #!',
      `resource "aws_acm_certificate" "main" {
  lifecycle { #!
    prevent_destroy = true
  }
}`,
    ],
  },
})
