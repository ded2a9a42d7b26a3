/** An event as CloudTrail writes it to the log group, as far as filters ask for its fields. */
export interface CloudTrailEvent {
  readonly [field: string]: string | CloudTrailEvent
}

/** An event that has to raise an alarm. */
export interface Watched {
  /** For people: `CreateUser`, “a sign-in to the console that failed”. */
  readonly name: string
  readonly event: CloudTrailEvent
}

const USER = {
  type: 'IAMUser',
  arn: 'arn:aws:iam::111122223333:user/kim',
  accountId: '111122223333',
  accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
  userName: 'kim',
  sessionContext: { attributes: { mfaAuthenticated: 'false' } },
}

const ROOT = {
  type: 'Root',
  arn: 'arn:aws:iam::111122223333:root',
  principalId: '111122223333',
  accountId: '111122223333',
}

const BASE: CloudTrailEvent = {
  eventVersion: '1.11',
  awsRegion: 'us-east-1',
  sourceIPAddress: '203.0.113.7',
  userAgent: 'aws-cli/2.17.0',
  eventType: 'AwsApiCall',
  eventCategory: 'Management',
  managementEvent: 'true',
  recipientAccountId: '111122223333',
  userIdentity: USER,
}

/** Everyday work: a filter that selects it, too, tells of nothing. */
export const EVERYDAY: CloudTrailEvent = {
  ...BASE,
  eventSource: 'ec2.amazonaws.com',
  eventName: 'DescribeInstances',
  readOnly: 'true',
  userIdentity: {
    type: 'AssumedRole',
    arn: 'arn:aws:sts::111122223333:assumed-role/deployer/kim',
    accountId: '111122223333',
    accessKeyId: 'ASIAIOSFODNN7EXAMPLE',
    sessionContext: { attributes: { mfaAuthenticated: 'true' } },
  },
}

/** Calls of a service’s API by a user, by their names. */
export function calls(eventSource: string, ...names: readonly string[]): readonly Watched[] {
  return names.map(name => ({ name, event: { ...BASE, eventSource, eventName: name, readOnly: 'false' } }))
}

/** A call by the account’s root user with an access key. */
export const ROOT_KEY_CALL: Watched = {
  name: 'a call with an access key of the root user',
  event: {
    ...BASE,
    eventSource: 's3.amazonaws.com',
    eventName: 'ListBuckets',
    userIdentity: { ...ROOT, accessKeyId: 'AKIAIOSFODNN7EXAMPLE' },
  },
}

/** The root user signs in to the console. */
export const ROOT_SIGN_IN: Watched = {
  name: 'a sign-in of the root user',
  event: signIn({ userIdentity: ROOT, additionalEventData: { MFAUsed: 'Yes' } }),
}

/** A user signs in to the console without a second factor. */
export const SIGN_IN_WITHOUT_MFA: Watched = {
  name: 'a sign-in to the console without MFA',
  event: signIn({ additionalEventData: { MFAUsed: 'No' } }),
}

/** A sign-in to the console that is refused. */
export const FAILED_SIGN_IN: Watched = {
  name: 'a failed sign-in to the console',
  event: signIn({
    errorMessage: 'Failed authentication',
    responseElements: { ConsoleLogin: 'Failure' },
    additionalEventData: { MFAUsed: 'Yes' },
  }),
}

/** Calls that are refused; services word it in two ways. */
export const REFUSED_CALLS: readonly Watched[] = ['Client.UnauthorizedOperation', 'AccessDenied'].map(
  errorCode => ({
    name: `a call that ends with ${errorCode}`,
    event: { ...BASE, eventSource: 'ec2.amazonaws.com', eventName: 'RunInstances', errorCode },
  }),
)

function signIn(fields: CloudTrailEvent): CloudTrailEvent {
  return {
    ...BASE,
    eventSource: 'signin.amazonaws.com',
    eventName: 'ConsoleLogin',
    eventType: 'AwsConsoleSignIn',
    responseElements: { ConsoleLogin: 'Success' },
    ...fields,
  }
}
