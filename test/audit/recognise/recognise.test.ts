import { describe, expect, test } from 'vitest'
import { kindByPath } from '../../../src/audit/recognise/by-path.ts'
import { kindByText } from '../../../src/audit/recognise/by-text.ts'
import { recognisedInWords } from '../../../src/audit/recognise/in-words.ts'
import { processorTimeOf } from '../../processor-time.ts'

const kindOf = (path: string, text = '') => kindByPath(path) ?? kindByText(path, text)

const MANIFEST = 'apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: claims\n'

describe('infrastructure code that is not audited is recognised', () => {
  test.each([
    ['cloudformation', 'stack.yaml', 'AWSTemplateFormatVersion: "2010-09-09"\nResources: {}\n'],
    ['cloudformation', 'stack.json', '{\n  "Resources": {\n    "B": { "Type": "AWS::S3::Bucket" }\n  }\n}'],
    ['cloudformation', 'small.json', '{"Resources":{"B":{"Type":"AWS::S3::Bucket"}}}'],
    ['cloudformation', 'a/b.template', 'Resources:\n  B:\n    Type: AWS::S3::Bucket\n'],
    [
      'sam',
      'template.yml',
      'Transform: AWS::Serverless-2016-10-31\nResources:\n  F:\n    Type: AWS::Serverless::Function\n',
    ],
    ['cdk', 'cdk.json', '{}'],
    ['cdk', 'lib/stack.ts', 'import * as cdk from "aws-cdk-lib"\n'],
    ['cdk', 'app.py', 'from aws_cdk import Stack\n'],
    ['pulumi', 'Pulumi.yaml', ''],
    ['pulumi', 'Pulumi.prod.yaml', ''],
    ['pulumi', 'index.ts', 'import * as aws from "@pulumi/aws"\n'],
    ['pulumi', '__main__.py', 'import pulumi\nimport pulumi_aws as aws\n'],
    ['kubernetes', 'k8s/claims.yaml', MANIFEST],
    ['kubernetes', 'k8s/all.yml', `# all\n---\n${MANIFEST}---\napiVersion: v1\nkind: Service\n`],
    ['kubernetes', 'base/kustomization.yaml', 'resources: []\n'],
    ['helm', 'charts/claims/Chart.yaml', 'apiVersion: v2\nname: claims\n'],
    ['helm', 'claims/templates/deployment.yaml', `${MANIFEST}spec:\n  replicas: {{ .Values.count }}\n`],
    ['helm', 'helm/claims/values-prod.yaml', 'replicas: 2\n'],
    ['crossplane', 'db.yaml', 'apiVersion: rds.aws.upbound.io/v1beta1\nkind: Instance\n'],
    ['crossplane', 'xrd.yaml', 'apiVersion: apiextensions.crossplane.io/v1\nkind: Composition\n'],
    ['bicep', 'main.bicep', ''],
    [
      'arm',
      'azuredeploy.json',
      '{"$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#"}',
    ],
    ['serverless', 'serverless.yml', 'service: claims\n'],
    ['ansible', 'site.yml', '- hosts: web\n  roles:\n    - common\n'],
    ['ansible', 'site.yml', '---\n- name: all\n  hosts: all\n  tasks: []\n'],
    ['ansible', 'roles/web/tasks/main.yml', ''],
    ['stacks', 'live/network.tfcomponent.hcl', ''],
    ['stacks', 'live/network.tfdeploy.hcl', ''],
    ['terragrunt', 'live/prod/terragrunt.hcl', ''],
  ])('%s: %s', (kind, path, text) => {
    expect(kindOf(path, text)).toBe(kind)
  })

  test.each([
    ['docker-compose.yml', 'services:\n  web:\n    image: nginx\n'],
    ['compose.yaml', 'services: {}\n'],
    ['package.json', '{ "dependencies": { "aws-cdk-lib": "2" }, "Type": "x" }'],
    ['.github/workflows/ci.yml', 'on: push\njobs: {}\n'],
    ['catalog-info.yaml', 'apiVersion: backstage.io/v1alpha1\nkind: Component\n'],
    ['dashboards.yaml', 'apiVersion: 1\nproviders: []\n'],
    ['.terraform.lock.hcl', ''],
    ['image.pkr.hcl', ''],
    ['src/app.ts', 'import express from "express"\n'],
    ['docs/cloudformation.md', 'AWSTemplateFormatVersion: x\n'],
    ['main.tf', 'resource "aws_s3_bucket" "b" {}\n'],
    ['values.yaml', 'replicas: 2\n'],
    ['hosts.yml', 'hosts:\n  - a\n'],
  ])('but not %s', (path, text) => {
    expect(kindOf(path, text)).toBeNull()
  })

  test('in words, each kind counted, a chart once however many of its files change', () => {
    const files = [
      ...['a.yaml', 'b.yaml', 'c.yaml'].map(path => ({ path, kind: 'cloudformation' as const })),
      ...['charts/a/Chart.yaml', 'charts/a/templates/x.yaml', 'charts/a/templates/sub/y.yaml'].map(path => ({
        path,
        kind: 'helm' as const,
      })),
      { path: 'main.bicep', kind: 'bicep' as const },
    ]
    expect(recognisedInWords(files)).toBe('3 CloudFormation templates, 1 Helm chart, 1 Bicep file')
    expect(recognisedInWords([])).toBeNull()
  })

  test('of hostile text in no time', () => {
    const texts = [
      'Resources:\n'.repeat(200_000),
      'apiVersion: '.repeat(100_000),
      ' '.repeat(2_000_000),
      '\n\n'.repeat(600_000),
    ]
    const look = () => {
      for (const text of texts) expect(kindByText('a.yaml', text)).toBeNull()
    }
    expect(processorTimeOf(look)).toBeLessThan(1_000)
  })
})
