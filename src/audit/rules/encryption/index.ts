import type { Rule } from '../../define-rule.ts'
import { analyticsCustomerKey } from './analytics-customer-key.ts'
import { analyticsEncrypted } from './analytics-encrypted.ts'
import { athenaWorkgroupEnforced } from './athena-workgroup-enforced.ts'
import { batchVolumeInTransit } from './batch-volume-in-transit.ts'
import { buildCustomerKey } from './build-customer-key.ts'
import { buildOutputEncrypted } from './build-output-encrypted.ts'
import { cacheInTransit } from './cache-in-transit.ts'
import { cloudsearchHttps } from './cloudsearch-https.ts'
import { clusterSnapshotCustomerKey } from './cluster-snapshot-customer-key.ts'
import { clusterSnapshotEncrypted } from './cluster-snapshot-encrypted.ts'
import { codebuildLogsEncrypted } from './codebuild-logs-encrypted.ts'
import { connectBucketCustomerKey } from './connect-bucket-customer-key.ts'
import { connectVideoCustomerKey } from './connect-video-customer-key.ts'
import { databaseCustomerKey } from './database-customer-key.ts'
import { databaseEncrypted } from './database-encrypted.ts'
import { dbInTransit } from './db-in-transit.ts'
import { dbKmsKey } from './db-kms-key.ts'
import { dbProxyTls } from './db-proxy-tls.ts'
import { dlmEventCopyCustomerKey } from './dlm-event-copy-customer-key.ts'
import { dlmEventCopyEncrypted } from './dlm-event-copy-encrypted.ts'
import { dlmScheduleCopyCustomerKey } from './dlm-schedule-copy-customer-key.ts'
import { dlmScheduleCopyEncrypted } from './dlm-schedule-copy-encrypted.ts'
import { dmsEndpointSsl } from './dms-endpoint-ssl.ts'
import { ecrKms } from './ecr-kms.ts'
import { eksSecretsEncrypted } from './eks-secrets-encrypted.ts'
import { elasticacheAuthToken } from './elasticache-auth-token.ts'
import { emrAtRestEncrypted } from './emr-at-rest-encrypted.ts'
import { emrEbsEncrypted } from './emr-ebs-encrypted.ts'
import { emrInTransitEncrypted } from './emr-in-transit-encrypted.ts'
import { emrLocalDiskEncrypted } from './emr-local-disk-encrypted.ts'
import { emrS3Kms } from './emr-s3-kms.ts'
import { emrSecurityConfiguration } from './emr-security-configuration.ts'
import { environmentSecret } from './environment-secret.ts'
import { fileCustomerKey } from './file-customer-key.ts'
import { fileSystemEncrypted } from './file-system-encrypted.ts'
import { glueCatalogEncrypted } from './glue-catalog-encrypted.ts'
import { glueConnectionSsl } from './glue-connection-ssl.ts'
import { glueSecurityConfiguration } from './glue-security-configuration.ts'
import { glueSecurityEncrypted } from './glue-security-encrypted.ts'
import { jobVolumeCustomerKey } from './job-volume-customer-key.ts'
import { kmsKeyDeletionWindow } from './kms-key-deletion-window.ts'
import { kmsKeyEnabled } from './kms-key-enabled.ts'
import { kmsKeyOpenPolicy } from './kms-key-open-policy.ts'
import { kmsKeyPolicyDefined } from './kms-key-policy-defined.ts'
import { kmsKeyRotation } from './kms-key-rotation.ts'
import { learningCustomerKey } from './learning-customer-key.ts'
import { learningJobInTransit } from './learning-job-in-transit.ts'
import { mailTls } from './mail-tls.ts'
import { meshInTransit } from './mesh-in-transit.ts'
import { messageCustomerKey } from './message-customer-key.ts'
import { modelCustomerKey } from './model-customer-key.ts'
import { moduleSecretInClear } from './module-secret-in-clear.ts'
import { mskInTransit } from './msk-in-transit.ts'
import { opensearchServerlessCustomerKey } from './opensearch-serverless-customer-key.ts'
import { operationsCustomerKey } from './operations-customer-key.ts'
import { otherSecretInClear } from './other-secret-in-clear.ts'
import { parameterGroupTls } from './parameter-group-tls.ts'
import { performanceInsightsCustomerKey } from './performance-insights-customer-key.ts'
import { providerCredentials } from './provider-credentials.ts'
import { queueEncrypted } from './queue-encrypted.ts'
import { replicaCustomerKey } from './replica-customer-key.ts'
import { s3BucketCustomerKey } from './s3-bucket-customer-key.ts'
import { s3BucketEncrypted } from './s3-bucket-encrypted.ts'
import { s3BucketKms } from './s3-bucket-kms.ts'
import { s3ObjectCustomerKey } from './s3-object-customer-key.ts'
import { s3SecureTransport } from './s3-secure-transport.ts'
import { searchHttps } from './search-https.ts'
import { searchNodeToNode } from './search-node-to-node.ts'
import { secretCustomerKey } from './secret-customer-key.ts'
import { secretInClear } from './secret-in-clear.ts'
import { secretRotates } from './secret-rotates.ts'
import { secretRotationDays } from './secret-rotation-days.ts'
import { secretSentOverHttp } from './secret-sent-over-http.ts'
import { sessionEncrypted } from './session-encrypted.ts'
import { sessionLogsEncrypted } from './session-logs-encrypted.ts'
import { ssmParameterCustomerKey } from './ssm-parameter-customer-key.ts'
import { ssmParameterEncrypted } from './ssm-parameter-encrypted.ts'
import { ssmParameterSecretInClear } from './ssm-parameter-secret-in-clear.ts'
import { streamEncrypted } from './stream-encrypted.ts'
import { taskVolumeInTransit } from './task-volume-in-transit.ts'
import { transferServerProtocols } from './transfer-server-protocols.ts'
import { userDataSecret } from './user-data-secret.ts'
import { variableDefaultSecret } from './variable-default-secret.ts'
import { volumeAttachmentEncrypted } from './volume-attachment-encrypted.ts'
import { volumeCustomerKey } from './volume-customer-key.ts'
import { volumeEncrypted } from './volume-encrypted.ts'
import { workplaceCustomerKey } from './workplace-customer-key.ts'
import { workspaceRootEncrypted } from './workspace-root-encrypted.ts'
import { workspaceUserEncrypted } from './workspace-user-encrypted.ts'

/** Rules of this topic. To add one: its file, and a line here. */
export const encryptionRules: readonly Rule[] = [
  analyticsCustomerKey,
  analyticsEncrypted,
  athenaWorkgroupEnforced,
  batchVolumeInTransit,
  buildCustomerKey,
  buildOutputEncrypted,
  cacheInTransit,
  cloudsearchHttps,
  clusterSnapshotCustomerKey,
  clusterSnapshotEncrypted,
  codebuildLogsEncrypted,
  connectBucketCustomerKey,
  connectVideoCustomerKey,
  databaseCustomerKey,
  databaseEncrypted,
  dbInTransit,
  dbKmsKey,
  dbProxyTls,
  dlmEventCopyCustomerKey,
  dlmEventCopyEncrypted,
  dlmScheduleCopyCustomerKey,
  dlmScheduleCopyEncrypted,
  dmsEndpointSsl,
  ecrKms,
  eksSecretsEncrypted,
  elasticacheAuthToken,
  emrAtRestEncrypted,
  emrEbsEncrypted,
  emrInTransitEncrypted,
  emrLocalDiskEncrypted,
  emrS3Kms,
  emrSecurityConfiguration,
  environmentSecret,
  fileCustomerKey,
  fileSystemEncrypted,
  glueCatalogEncrypted,
  glueConnectionSsl,
  glueSecurityConfiguration,
  glueSecurityEncrypted,
  jobVolumeCustomerKey,
  kmsKeyDeletionWindow,
  kmsKeyEnabled,
  kmsKeyOpenPolicy,
  kmsKeyPolicyDefined,
  kmsKeyRotation,
  learningCustomerKey,
  learningJobInTransit,
  mailTls,
  meshInTransit,
  messageCustomerKey,
  modelCustomerKey,
  moduleSecretInClear,
  mskInTransit,
  opensearchServerlessCustomerKey,
  operationsCustomerKey,
  otherSecretInClear,
  parameterGroupTls,
  performanceInsightsCustomerKey,
  providerCredentials,
  queueEncrypted,
  replicaCustomerKey,
  s3BucketCustomerKey,
  s3BucketEncrypted,
  s3BucketKms,
  s3ObjectCustomerKey,
  s3SecureTransport,
  searchHttps,
  searchNodeToNode,
  secretCustomerKey,
  secretInClear,
  secretRotates,
  secretRotationDays,
  secretSentOverHttp,
  sessionEncrypted,
  sessionLogsEncrypted,
  ssmParameterCustomerKey,
  ssmParameterEncrypted,
  ssmParameterSecretInClear,
  streamEncrypted,
  taskVolumeInTransit,
  transferServerProtocols,
  userDataSecret,
  variableDefaultSecret,
  volumeAttachmentEncrypted,
  volumeCustomerKey,
  volumeEncrypted,
  workplaceCustomerKey,
  workspaceRootEncrypted,
  workspaceUserEncrypted,
]
