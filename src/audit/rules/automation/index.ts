import type { Rule } from '../../define-rule.ts'
import { amiOwner } from './ami-owner.ts'
import { apiGatewayCache } from './api-gateway-cache.ts'
import { apiGatewayMethodCache } from './api-gateway-method-cache.ts'
import { auroraBacktrack } from './aurora-backtrack.ts'
import { auroraFileRead } from './aurora-file-read.ts'
import { autoscalingHealthCheck } from './autoscaling-health-check.ts'
import { autoscalingLaunchTemplate } from './autoscaling-launch-template.ts'
import { autoscalingTags } from './autoscaling-tags.ts'
import { backupPlan } from './backup-plan.ts'
import { backupVaultLock } from './backup-vault-lock.ts'
import { batchPrivileged } from './batch-privileged.ts'
import { beanstalkEnhancedHealth } from './beanstalk-enhanced-health.ts'
import { beanstalkManagedUpdates } from './beanstalk-managed-updates.ts'
import { bedrockGuardrail } from './bedrock-guardrail.ts'
import { bucketAbortUploads } from './bucket-abort-uploads.ts'
import { bucketDnsName } from './bucket-dns-name.ts'
import { bucketLifecycle } from './bucket-lifecycle.ts'
import { bucketMfaDelete } from './bucket-mfa-delete.ts'
import { bucketObjectLock } from './bucket-object-lock.ts'
import { bucketPolicyLockout } from './bucket-policy-lockout.ts'
import { bucketReplication } from './bucket-replication.ts'
import { bucketVersioning } from './bucket-versioning.ts'
import { cacheBackups } from './cache-backups.ts'
import { cacheFailover } from './cache-failover.ts'
import { certificateWildcard } from './certificate-wildcard.ts'
import { cloudfrontEnabled } from './cloudfront-enabled.ts'
import { cloudfrontGeoRestriction } from './cloudfront-geo-restriction.ts'
import { cloudfrontOriginFailover } from './cloudfront-origin-failover.ts'
import { cloudfrontResponseHeaders } from './cloudfront-response-headers.ts'
import { cloudfrontRootObject } from './cloudfront-root-object.ts'
import { clusterBackupRetention } from './cluster-backup-retention.ts'
import { codebuildPrivileged } from './codebuild-privileged.ts'
import { codecommitApprovalRule } from './codecommit-approval-rule.ts'
import { codecommitApprovals } from './codecommit-approvals.ts'
import { cognitoGuests } from './cognito-guests.ts'
import { containerPrivileged } from './container-privileged.ts'
import { containerReadOnlyRoot } from './container-read-only-root.ts'
import { createdBeforeDestroyed } from './created-before-destroyed.ts'
import { databaseBackupDays } from './database-backup-days.ts'
import { databaseBackups } from './database-backups.ts'
import { databaseCaCertificate } from './database-ca-certificate.ts'
import { databaseIamAuthentication } from './database-iam-authentication.ts'
import { databaseMultiAz } from './database-multi-az.ts'
import { deletionProtection } from './deletion-protection.ts'
import { dynamodbAutoscaling } from './dynamodb-autoscaling.ts'
import { dynamodbPointInTimeRecovery } from './dynamodb-point-in-time-recovery.ts'
import { ecrImmutableTags } from './ecr-immutable-tags.ts'
import { ecrScanOnPush } from './ecr-scan-on-push.ts'
import { efsAccessPointRoot } from './efs-access-point-root.ts'
import { efsAccessPointUser } from './efs-access-point-user.ts'
import { eksVersion } from './eks-version.ts'
import { emrKerberosRealm } from './emr-kerberos-realm.ts'
import { fargatePlatformVersion } from './fargate-platform-version.ts'
import { finalSnapshot } from './final-snapshot.ts'
import { functionUrlAnyOrigin } from './function-url-any-origin.ts'
import { instanceEbsOptimized } from './instance-ebs-optimized.ts'
import { instanceRole } from './instance-role.ts'
import { keyspacesPointInTimeRecovery } from './keyspaces-point-in-time-recovery.ts'
import { lambdaCodeSigning } from './lambda-code-signing.ts'
import { lambdaConcurrency } from './lambda-concurrency.ts'
import { lambdaDeadLetters } from './lambda-dead-letters.ts'
import { lambdaRuntime } from './lambda-runtime.ts'
import { localExecCloud } from './local-exec-cloud.ts'
import { minorUpgrades } from './minor-upgrades.ts'
import { moduleCommit } from './module-commit.ts'
import { moduleVersion } from './module-version.ts'
import { mqStandby } from './mq-standby.ts'
import { mqSupportedVersion } from './mq-supported-version.ts'
import { mqVersion } from './mq-version.ts'
import { notebookRoot } from './notebook-root.ts'
import { opensearchDedicatedMasters } from './opensearch-dedicated-masters.ts'
import { opensearchThreeMasters } from './opensearch-three-masters.ts'
import { postgresLogFdw } from './postgres-log-fdw.ts'
import { providerVersion } from './provider-version.ts'
import { qldbPermissions } from './qldb-permissions.ts'
import { redshiftDatabaseName } from './redshift-database-name.ts'
import { redshiftSnapshots } from './redshift-snapshots.ts'
import { searchFineGrainedAccess } from './search-fine-grained-access.ts'
import { searchZoneAwareness } from './search-zone-awareness.ts'
import { snapshotTags } from './snapshot-tags.ts'
import { stateEncrypted } from './state-encrypted.ts'
import { stateLocked } from './state-locked.ts'
import { stateRemote } from './state-remote.ts'
import { storeBackups } from './store-backups.ts'
import { strictTransportSecurity } from './strict-transport-security.ts'
import { targetGroupHealthCheck } from './target-group-health-check.ts'
import { taskHostNetwork } from './task-host-network.ts'
import { taskHostProcesses } from './task-host-processes.ts'
import { taskRolesApart } from './task-roles-apart.ts'
import { terraformVersion } from './terraform-version.ts'

/** Rules of this topic. To add one: its file, and a line here. */
export const automationRules: readonly Rule[] = [
  amiOwner,
  apiGatewayCache,
  apiGatewayMethodCache,
  auroraBacktrack,
  auroraFileRead,
  autoscalingHealthCheck,
  autoscalingLaunchTemplate,
  autoscalingTags,
  backupPlan,
  backupVaultLock,
  batchPrivileged,
  beanstalkEnhancedHealth,
  beanstalkManagedUpdates,
  bedrockGuardrail,
  bucketAbortUploads,
  bucketDnsName,
  bucketLifecycle,
  bucketMfaDelete,
  bucketObjectLock,
  bucketPolicyLockout,
  bucketReplication,
  bucketVersioning,
  cacheBackups,
  cacheFailover,
  certificateWildcard,
  cloudfrontEnabled,
  cloudfrontGeoRestriction,
  cloudfrontOriginFailover,
  cloudfrontResponseHeaders,
  cloudfrontRootObject,
  clusterBackupRetention,
  codebuildPrivileged,
  codecommitApprovalRule,
  codecommitApprovals,
  cognitoGuests,
  containerPrivileged,
  containerReadOnlyRoot,
  createdBeforeDestroyed,
  databaseBackupDays,
  databaseBackups,
  databaseCaCertificate,
  databaseIamAuthentication,
  databaseMultiAz,
  deletionProtection,
  dynamodbAutoscaling,
  dynamodbPointInTimeRecovery,
  ecrImmutableTags,
  ecrScanOnPush,
  efsAccessPointRoot,
  efsAccessPointUser,
  eksVersion,
  emrKerberosRealm,
  fargatePlatformVersion,
  finalSnapshot,
  functionUrlAnyOrigin,
  instanceEbsOptimized,
  instanceRole,
  keyspacesPointInTimeRecovery,
  lambdaCodeSigning,
  lambdaConcurrency,
  lambdaDeadLetters,
  lambdaRuntime,
  localExecCloud,
  minorUpgrades,
  moduleCommit,
  moduleVersion,
  mqStandby,
  mqSupportedVersion,
  mqVersion,
  notebookRoot,
  opensearchDedicatedMasters,
  opensearchThreeMasters,
  postgresLogFdw,
  providerVersion,
  qldbPermissions,
  redshiftDatabaseName,
  redshiftSnapshots,
  searchFineGrainedAccess,
  searchZoneAwareness,
  snapshotTags,
  stateEncrypted,
  stateLocked,
  stateRemote,
  storeBackups,
  strictTransportSecurity,
  targetGroupHealthCheck,
  taskHostNetwork,
  taskHostProcesses,
  taskRolesApart,
  terraformVersion,
]
