/** An action, and the ARN of a kind of which all have to be within its reach; without one, any resource will do. */
export interface Needed {
  readonly action: string
  readonly onAll?: string
}

const POLICIES = 'arn:aws:iam::000000000000:policy/*'
const USERS = 'arn:aws:iam::000000000000:user/*'
const GROUPS = 'arn:aws:iam::000000000000:group/*'
const ROLES = 'arn:aws:iam::000000000000:role/*'
const FUNCTIONS = 'arn:aws:lambda:us-east-1:000000000000:function:*'
const PASS: Needed = { action: 'iam:PassRole', onAll: ROLES }

function alone(action: string, onAll: string): readonly Needed[] {
  return [{ action, onAll }]
}

function withPass(...actions: readonly string[]): readonly Needed[] {
  return [PASS, ...actions.map(action => ({ action }))]
}

/**
 * Actions that together let somebody get permissions that they were not given: by changing what is attached to
 * principals, by getting credentials of others, or by starting something that runs with a role of their choice.
 * https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsidentityandaccessmanagementiam.html says
 * what each does; https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html why a role that is passed
 * has to be named.
 */
export const ESCALATIONS: readonly (readonly Needed[])[] = [
  alone('iam:CreatePolicyVersion', POLICIES),
  alone('iam:SetDefaultPolicyVersion', POLICIES),
  alone('iam:AttachUserPolicy', USERS),
  alone('iam:AttachGroupPolicy', GROUPS),
  alone('iam:AttachRolePolicy', ROLES),
  alone('iam:PutUserPolicy', USERS),
  alone('iam:PutGroupPolicy', GROUPS),
  alone('iam:PutRolePolicy', ROLES),
  alone('iam:AddUserToGroup', GROUPS),
  alone('iam:UpdateAssumeRolePolicy', ROLES),
  alone('iam:CreateAccessKey', USERS),
  alone('iam:CreateLoginProfile', USERS),
  alone('iam:UpdateLoginProfile', USERS),
  alone('iam:DeleteRolePermissionsBoundary', ROLES),
  alone('iam:DeleteUserPermissionsBoundary', USERS),
  alone('lambda:UpdateFunctionCode', FUNCTIONS),
  alone('glue:UpdateDevEndpoint', 'arn:aws:glue:us-east-1:000000000000:devEndpoint/*'),
  alone(
    'sagemaker:CreatePresignedNotebookInstanceUrl',
    'arn:aws:sagemaker:us-east-1:000000000000:notebook-instance/*',
  ),
  withPass('ec2:RunInstances'),
  withPass('ec2:AssociateIamInstanceProfile'),
  withPass('autoscaling:CreateLaunchConfiguration'),
  withPass('lambda:CreateFunction', 'lambda:InvokeFunction'),
  withPass('lambda:CreateFunction', 'lambda:AddPermission'),
  withPass('lambda:CreateFunction', 'lambda:CreateEventSourceMapping'),
  withPass('lambda:UpdateFunctionConfiguration'),
  withPass('glue:CreateDevEndpoint'),
  withPass('glue:CreateJob'),
  withPass('glue:UpdateJob'),
  withPass('cloudformation:CreateStack'),
  withPass('datapipeline:CreatePipeline', 'datapipeline:PutPipelineDefinition'),
  withPass('sagemaker:CreateNotebookInstance'),
  withPass('sagemaker:CreateTrainingJob'),
  withPass('sagemaker:CreateProcessingJob'),
  withPass('codestar:CreateProject'),
  withPass('codebuild:CreateProject'),
  withPass('ecs:RegisterTaskDefinition', 'ecs:RunTask'),
  withPass('ecs:RegisterTaskDefinition', 'ecs:StartTask'),
  withPass('states:CreateStateMachine'),
]
