/** Infrastructure code that is not audited yet, and what several files of it are called. */
export const KINDS = {
  cloudformation: ['CloudFormation template', 'CloudFormation templates'],
  sam: ['SAM template', 'SAM templates'],
  cdk: ['CDK file', 'CDK files'],
  pulumi: ['Pulumi file', 'Pulumi files'],
  kubernetes: ['Kubernetes manifest', 'Kubernetes manifests'],
  helm: ['Helm chart', 'Helm charts'],
  crossplane: ['Crossplane resource', 'Crossplane resources'],
  bicep: ['Bicep file', 'Bicep files'],
  arm: ['ARM template', 'ARM templates'],
  serverless: ['Serverless Framework configuration', 'Serverless Framework configurations'],
  ansible: ['Ansible playbook', 'Ansible playbooks'],
  variables: [
    'file of variables above which there is no module',
    'files of variables above which there is no module',
  ],
  stacks: ['file of a Terraform stack', 'files of Terraform stacks'],
  terragrunt: ['Terragrunt configuration', 'Terragrunt configurations'],
} as const

export type Kind = keyof typeof KINDS
