import type { Rule } from '../../define-rule.ts'
import { accountAccessAnalyzer } from './account-access-analyzer.ts'
import { accountConfig } from './account-config.ts'
import { accountGuardduty } from './account-guardduty.ts'
import { accountSecurityHub } from './account-security-hub.ts'
import { accountSupportRole } from './account-support-role.ts'
import { accountTrail } from './account-trail.ts'
import { alarmActionsEnabled } from './alarm-actions-enabled.ts'
import { alarmAdministrativeRole } from './alarm-administrative-role.ts'
import { alarmBucketPolicyChanges } from './alarm-bucket-policy-changes.ts'
import { alarmConfigChanges } from './alarm-config-changes.ts'
import { alarmGatewayChanges } from './alarm-gateway-changes.ts'
import { alarmIamPolicyChanges } from './alarm-iam-policy-changes.ts'
import { alarmKeyDeletion } from './alarm-key-deletion.ts'
import { alarmKmsDecrypts } from './alarm-kms-decrypts.ts'
import { alarmNetworkAclChanges } from './alarm-network-acl-changes.ts'
import { alarmNewUser } from './alarm-new-user.ts'
import { alarmOrganizationChanges } from './alarm-organization-changes.ts'
import { alarmRootKeyUsage } from './alarm-root-key-usage.ts'
import { alarmRootSignIn } from './alarm-root-sign-in.ts'
import { alarmRouteTableChanges } from './alarm-route-table-changes.ts'
import { alarmSecurityGroupChanges } from './alarm-security-group-changes.ts'
import { alarmSignInFailures } from './alarm-sign-in-failures.ts'
import { alarmSignInWithoutMfa } from './alarm-sign-in-without-mfa.ts'
import { alarmTrailChanges } from './alarm-trail-changes.ts'
import { alarmUnauthorizedCalls } from './alarm-unauthorized-calls.ts'
import { alarmUnheard } from './alarm-unheard.ts'
import { alarmVpcChanges } from './alarm-vpc-changes.ts'
import { apiGatewayAccessLogs } from './api-gateway-access-logs.ts'
import { apiGatewayDataTrace } from './api-gateway-data-trace.ts'
import { apiGatewayExecutionLogs } from './api-gateway-execution-logs.ts'
import { appsyncFieldLogs } from './appsync-field-logs.ts'
import { appsyncLogs } from './appsync-logs.ts'
import { athenaMetrics } from './athena-metrics.ts'
import { auroraMysqlAuditLogs } from './aurora-mysql-audit-logs.ts'
import { beanstalkLogs } from './beanstalk-logs.ts'
import { bucketAccessLogs } from './bucket-access-logs.ts'
import { bucketEventNotifications } from './bucket-event-notifications.ts'
import { bucketObjectReads } from './bucket-object-reads.ts'
import { bucketObjectWrites } from './bucket-object-writes.ts'
import { certificateTransparency } from './certificate-transparency.ts'
import { clientVpnLogs } from './client-vpn-logs.ts'
import { cloudformationNotifications } from './cloudformation-notifications.ts'
import { cloudfrontAccessLogs } from './cloudfront-access-logs.ts'
import { codebuildLogs } from './codebuild-logs.ts'
import { configAggregatorAllRegions } from './config-aggregator-all-regions.ts'
import { configRecorderAllResources } from './config-recorder-all-resources.ts'
import { configRecorderEnabled } from './config-recorder-enabled.ts'
import { containerLogs } from './container-logs.ts'
import { databaseEnhancedMonitoring } from './database-enhanced-monitoring.ts'
import { databaseLogExports } from './database-log-exports.ts'
import { databasePerformanceInsights } from './database-performance-insights.ts'
import { dmsTaskLogs } from './dms-task-logs.ts'
import { docdbAuditLogs } from './docdb-audit-logs.ts'
import { ecsContainerInsights } from './ecs-container-insights.ts'
import { ecsExecLogs } from './ecs-exec-logs.ts'
import { eksControlPlaneLogs } from './eks-control-plane-logs.ts'
import { emrLogs } from './emr-logs.ts'
import { globalAcceleratorFlowLogs } from './global-accelerator-flow-logs.ts'
import { glueJobLogs } from './glue-job-logs.ts'
import { guarddutyEnabled } from './guardduty-enabled.ts'
import { guarddutyOrganization } from './guardduty-organization.ts'
import { instanceMonitoring } from './instance-monitoring.ts'
import { lambdaActiveTracing } from './lambda-active-tracing.ts'
import { loadBalancerAccessLogs } from './load-balancer-access-logs.ts'
import { logGroupRetention } from './log-group-retention.ts'
import { logGroupRetentionYear } from './log-group-retention-year.ts'
import { mqAuditLogs } from './mq-audit-logs.ts'
import { mqGeneralLogs } from './mq-general-logs.ts'
import { mskBrokerLogs } from './msk-broker-logs.ts'
import { mwaaSchedulerLogs } from './mwaa-scheduler-logs.ts'
import { mwaaTaskLogs } from './mwaa-task-logs.ts'
import { mwaaWebserverLogs } from './mwaa-webserver-logs.ts'
import { mwaaWorkerLogs } from './mwaa-worker-logs.ts'
import { networkFirewallLogs } from './network-firewall-logs.ts'
import { opensearchAuditLogs } from './opensearch-audit-logs.ts'
import { opensearchLogs } from './opensearch-logs.ts'
import { postgresQueryLogs } from './postgres-query-logs.ts'
import { redshiftLogs } from './redshift-logs.ts'
import { route53QueryLogs } from './route53-query-logs.ts'
import { sfnExecutionLogs } from './sfn-execution-logs.ts'
import { tracing } from './tracing.ts'
import { trailAllRegions } from './trail-all-regions.ts'
import { trailBucketAccessLogs } from './trail-bucket-access-logs.ts'
import { trailBucketPrivate } from './trail-bucket-private.ts'
import { trailCloudwatchLogs } from './trail-cloudwatch-logs.ts'
import { trailGlobalEvents } from './trail-global-events.ts'
import { trailKmsEvents } from './trail-kms-events.ts'
import { trailKmsKey } from './trail-kms-key.ts'
import { trailLogFileValidation } from './trail-log-file-validation.ts'
import { trailLogging } from './trail-logging.ts'
import { trailManagementEvents } from './trail-management-events.ts'
import { trailObjectReads } from './trail-object-reads.ts'
import { trailObjectWrites } from './trail-object-writes.ts'
import { trailSnsTopic } from './trail-sns-topic.ts'
import { transferServerLogs } from './transfer-server-logs.ts'
import { vpnLogs } from './vpn-logs.ts'
import { wafLogs } from './waf-logs.ts'

/** Rules of this topic. To add one: its file, and a line here. */
export const auditingRules: readonly Rule[] = [
  accountAccessAnalyzer,
  accountConfig,
  accountGuardduty,
  accountSecurityHub,
  accountSupportRole,
  accountTrail,
  alarmActionsEnabled,
  alarmAdministrativeRole,
  alarmBucketPolicyChanges,
  alarmConfigChanges,
  alarmGatewayChanges,
  alarmIamPolicyChanges,
  alarmKeyDeletion,
  alarmKmsDecrypts,
  alarmNetworkAclChanges,
  alarmNewUser,
  alarmOrganizationChanges,
  alarmRootKeyUsage,
  alarmRootSignIn,
  alarmRouteTableChanges,
  alarmSecurityGroupChanges,
  alarmSignInFailures,
  alarmSignInWithoutMfa,
  alarmTrailChanges,
  alarmUnauthorizedCalls,
  alarmUnheard,
  alarmVpcChanges,
  apiGatewayAccessLogs,
  apiGatewayDataTrace,
  apiGatewayExecutionLogs,
  appsyncFieldLogs,
  appsyncLogs,
  athenaMetrics,
  auroraMysqlAuditLogs,
  beanstalkLogs,
  bucketAccessLogs,
  bucketEventNotifications,
  bucketObjectReads,
  bucketObjectWrites,
  certificateTransparency,
  clientVpnLogs,
  cloudformationNotifications,
  cloudfrontAccessLogs,
  codebuildLogs,
  configAggregatorAllRegions,
  configRecorderAllResources,
  configRecorderEnabled,
  containerLogs,
  databaseEnhancedMonitoring,
  databaseLogExports,
  databasePerformanceInsights,
  dmsTaskLogs,
  docdbAuditLogs,
  ecsContainerInsights,
  ecsExecLogs,
  eksControlPlaneLogs,
  emrLogs,
  globalAcceleratorFlowLogs,
  glueJobLogs,
  guarddutyEnabled,
  guarddutyOrganization,
  instanceMonitoring,
  lambdaActiveTracing,
  loadBalancerAccessLogs,
  logGroupRetention,
  logGroupRetentionYear,
  mqAuditLogs,
  mqGeneralLogs,
  mskBrokerLogs,
  mwaaSchedulerLogs,
  mwaaTaskLogs,
  mwaaWebserverLogs,
  mwaaWorkerLogs,
  networkFirewallLogs,
  opensearchAuditLogs,
  opensearchLogs,
  postgresQueryLogs,
  redshiftLogs,
  route53QueryLogs,
  sfnExecutionLogs,
  tracing,
  trailAllRegions,
  trailBucketAccessLogs,
  trailBucketPrivate,
  trailCloudwatchLogs,
  trailGlobalEvents,
  trailKmsEvents,
  trailKmsKey,
  trailLogFileValidation,
  trailLogging,
  trailManagementEvents,
  trailObjectReads,
  trailObjectWrites,
  trailSnsTopic,
  transferServerLogs,
  vpnLogs,
  wafLogs,
]
