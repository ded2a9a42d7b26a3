import type { Rule } from '../../define-rule.ts'
import { accessPointPublic } from './access-point-public.ts'
import { accountBucketsOpen } from './account-buckets-open.ts'
import { airflowPublic } from './airflow-public.ts'
import { apiClientCertificate } from './api-client-certificate.ts'
import { apiIntegrationPlainHttp } from './api-integration-plain-http.ts'
import { apiMethodAuthorization } from './api-method-authorization.ts'
import { apiRequestValidation } from './api-request-validation.ts'
import { apiRouteAuthorization } from './api-route-authorization.ts'
import { apiWaf } from './api-waf.ts'
import { attachedWebAclLog4j } from './attached-web-acl-log4j.ts'
import { bucketAclAuthenticated } from './bucket-acl-authenticated.ts'
import { bucketAclPermissionsPublic } from './bucket-acl-permissions-public.ts'
import { bucketAclPublicRead } from './bucket-acl-public-read.ts'
import { bucketAclPublicWrite } from './bucket-acl-public-write.ts'
import { bucketAclsEnabled } from './bucket-acls-enabled.ts'
import { bucketPublicAccessBlock } from './bucket-public-access-block.ts'
import { bucketPublicAclsBlocked } from './bucket-public-acls-blocked.ts'
import { bucketPublicAclsIgnored } from './bucket-public-acls-ignored.ts'
import { bucketPublicPoliciesBlocked } from './bucket-public-policies-blocked.ts'
import { bucketPublicPoliciesRestricted } from './bucket-public-policies-restricted.ts'
import { bucketWebsite } from './bucket-website.ts'
import { buildPublic } from './build-public.ts'
import { cacheInVpc } from './cache-in-vpc.ts'
import { classicCertificate } from './classic-certificate.ts'
import { classicListenerPlain } from './classic-listener-plain.ts'
import { classicLoadBalancerCrossZone } from './classic-load-balancer-cross-zone.ts'
import { classicOldTls } from './classic-old-tls.ts'
import { classicSecurityGroup } from './classic-security-group.ts'
import { commandDocumentPublic } from './command-document-public.ts'
import { defaultRouteThroughInstance } from './default-route-through-instance.ts'
import { defaultSecurityGroupOpen } from './default-security-group-open.ts'
import { defaultSecurityGroupUsed } from './default-security-group-used.ts'
import { defaultVpcPart } from './default-vpc-part.ts'
import { defaultVpc } from './default-vpc.ts'
import { distributionCertificate } from './distribution-certificate.ts'
import { distributionOldCiphers } from './distribution-old-ciphers.ts'
import { distributionOldTls } from './distribution-old-tls.ts'
import { distributionOriginAccess } from './distribution-origin-access.ts'
import { distributionOriginOldTls } from './distribution-origin-old-tls.ts'
import { distributionOriginPlainHttp } from './distribution-origin-plain-http.ts'
import { distributionOriginSsl } from './distribution-origin-ssl.ts'
import { distributionPlainHttp } from './distribution-plain-http.ts'
import { distributionWaf } from './distribution-waf.ts'
import { dnsRecordDangling } from './dns-record-dangling.ts'
import { dnsZoneUnsigned } from './dns-zone-unsigned.ts'
import { domainTransferLock } from './domain-transfer-lock.ts'
import { eksEndpointOpenToAll } from './eks-endpoint-open-to-all.ts'
import { eksPrivateEndpoint } from './eks-private-endpoint.ts'
import { eksPublicEndpoint } from './eks-public-endpoint.ts'
import { elasticIpAttached } from './elastic-ip-attached.ts'
import { emrPublicAccessAllowed } from './emr-public-access-allowed.ts'
import { emrSecurityGroupOpen } from './emr-security-group-open.ts'
import { endpointServiceAcceptance } from './endpoint-service-acceptance.ts'
import { functionPermissionSource } from './function-permission-source.ts'
import { functionUrlOpen } from './function-url-open.ts'
import { graphqlWaf } from './graphql-waf.ts'
import { imageSharedWithAll } from './image-shared-with-all.ts'
import { instanceElasticIp } from './instance-elastic-ip.ts'
import { instanceMetadataHopLimit } from './instance-metadata-hop-limit.ts'
import { instanceMetadataTokens } from './instance-metadata-tokens.ts'
import { instancePublicIp } from './instance-public-ip.ts'
import { kafkaPublic } from './kafka-public.ts'
import { kafkaUnauthenticated } from './kafka-unauthenticated.ts'
import { lambdaInVpc } from './lambda-in-vpc.ts'
import { launchConfigurationPublicIp } from './launch-configuration-public-ip.ts'
import { lightsailPortsOpen } from './lightsail-ports-open.ts'
import { listenerOldTls } from './listener-old-tls.ts'
import { listenerPlainHttp } from './listener-plain-http.ts'
import { listenerWeakCiphers } from './listener-weak-ciphers.ts'
import { loadBalancerCrossZone } from './load-balancer-cross-zone.ts'
import { loadBalancerDesync } from './load-balancer-desync.ts'
import { loadBalancerInternetFacing } from './load-balancer-internet-facing.ts'
import { loadBalancerInvalidHeaders } from './load-balancer-invalid-headers.ts'
import { loadBalancerNoRedirect } from './load-balancer-no-redirect.ts'
import { loadBalancerWaf } from './load-balancer-waf.ts'
import { messagePolicyAllActions } from './message-policy-all-actions.ts'
import { modelNetworkIsolation } from './model-network-isolation.ts'
import { networkAclAdministrationOpen } from './network-acl-administration-open.ts'
import { networkAclAllPortsOpen } from './network-acl-all-ports-open.ts'
import { networkAclAttached } from './network-acl-attached.ts'
import { networkAclDataStoreOpen } from './network-acl-data-store-open.ts'
import { networkAclEgressAllPorts } from './network-acl-egress-all-ports.ts'
import { networkAclFtpDataOpen } from './network-acl-ftp-data-open.ts'
import { networkAclFtpOpen } from './network-acl-ftp-open.ts'
import { networkAclRdpOpen } from './network-acl-rdp-open.ts'
import { networkAclSshOpen } from './network-acl-ssh-open.ts'
import { nodeGroupSshOpen } from './node-group-ssh-open.ts'
import { notebookDirectInternet } from './notebook-direct-internet.ts'
import { notebookInVpc } from './notebook-in-vpc.ts'
import { notebookMetadata } from './notebook-metadata.ts'
import { peeringAutoAccept } from './peering-auto-accept.ts'
import { peeringRouteTooWide } from './peering-route-too-wide.ts'
import { permissionForAnybody } from './permission-for-anybody.ts'
import { publicSharingAllowed } from './public-sharing-allowed.ts'
import { redshiftEnhancedVpcRouting } from './redshift-enhanced-vpc-routing.ts'
import { redshiftInVpc } from './redshift-in-vpc.ts'
import { redshiftPublicWithUsualUser } from './redshift-public-with-usual-user.ts'
import { redshiftPubliclyAccessible } from './redshift-publicly-accessible.ts'
import { resourcePolicyForAnybody } from './resource-policy-for-anybody.ts'
import { resourceShareOutsiders } from './resource-share-outsiders.ts'
import { searchCollectionPublic } from './search-collection-public.ts'
import { searchDomainInVpc } from './search-domain-in-vpc.ts'
import { searchDomainPolicyOpen } from './search-domain-policy-open.ts'
import { searchDomainSecurityGroup } from './search-domain-security-group.ts'
import { securityGroupAdministrationOpen } from './security-group-administration-open.ts'
import { securityGroupAllPortsOpen } from './security-group-all-ports-open.ts'
import { securityGroupAllProtocolsOpen } from './security-group-all-protocols-open.ts'
import { securityGroupAttached } from './security-group-attached.ts'
import { securityGroupDataStoreOpen } from './security-group-data-store-open.ts'
import { securityGroupDescription } from './security-group-description.ts'
import { securityGroupEgressAllProtocols } from './security-group-egress-all-protocols.ts'
import { securityGroupEgressAnywhere } from './security-group-egress-anywhere.ts'
import { securityGroupHttpOpen } from './security-group-http-open.ts'
import { securityGroupNamed } from './security-group-named.ts'
import { securityGroupOpenIngressJustified } from './security-group-open-ingress-justified.ts'
import { securityGroupOpenIngress } from './security-group-open-ingress.ts'
import { securityGroupRdpOpen } from './security-group-rdp-open.ts'
import { securityGroupRemoteAccess } from './security-group-remote-access.ts'
import { securityGroupRuleDescription } from './security-group-rule-description.ts'
import { securityGroupSshOpen } from './security-group-ssh-open.ts'
import { serviceInVpc } from './service-in-vpc.ts'
import { serviceOldTls } from './service-old-tls.ts'
import { snapshotSharedWithAll } from './snapshot-shared-with-all.ts'
import { sourceDestinationCheck } from './source-destination-check.ts'
import { storePubliclyAccessible } from './store-publicly-accessible.ts'
import { subnetPublicIp } from './subnet-public-ip.ts'
import { subscriptionPlainHttp } from './subscription-plain-http.ts'
import { targetGroupPlainHttp } from './target-group-plain-http.ts'
import { taskPublicIp } from './task-public-ip.ts'
import { topicPolicyOtherAccount } from './topic-policy-other-account.ts'
import { transferOldAlgorithms } from './transfer-old-algorithms.ts'
import { transferServerInVpc } from './transfer-server-in-vpc.ts'
import { transitGatewayAutoAccept } from './transit-gateway-auto-accept.ts'
import { vpcDefaultSecurityGroup } from './vpc-default-security-group.ts'
import { vpcFlowLog } from './vpc-flow-log.ts'
import { webAclLog4j } from './web-acl-log4j.ts'
import { webAclRuleAction } from './web-acl-rule-action.ts'
import { webAclRules } from './web-acl-rules.ts'

/** Rules of this topic. To add one: its file, and a line here. */
export const networkRules: readonly Rule[] = [
  accessPointPublic,
  accountBucketsOpen,
  airflowPublic,
  apiClientCertificate,
  apiIntegrationPlainHttp,
  apiMethodAuthorization,
  apiRequestValidation,
  apiRouteAuthorization,
  apiWaf,
  attachedWebAclLog4j,
  bucketAclAuthenticated,
  bucketAclPermissionsPublic,
  bucketAclPublicRead,
  bucketAclPublicWrite,
  bucketAclsEnabled,
  bucketPublicAccessBlock,
  bucketPublicAclsBlocked,
  bucketPublicAclsIgnored,
  bucketPublicPoliciesBlocked,
  bucketPublicPoliciesRestricted,
  bucketWebsite,
  buildPublic,
  cacheInVpc,
  classicCertificate,
  classicListenerPlain,
  classicLoadBalancerCrossZone,
  classicOldTls,
  classicSecurityGroup,
  commandDocumentPublic,
  defaultRouteThroughInstance,
  defaultSecurityGroupOpen,
  defaultSecurityGroupUsed,
  defaultVpcPart,
  defaultVpc,
  distributionCertificate,
  distributionOldCiphers,
  distributionOldTls,
  distributionOriginAccess,
  distributionOriginOldTls,
  distributionOriginPlainHttp,
  distributionOriginSsl,
  distributionPlainHttp,
  distributionWaf,
  dnsRecordDangling,
  dnsZoneUnsigned,
  domainTransferLock,
  eksEndpointOpenToAll,
  eksPrivateEndpoint,
  eksPublicEndpoint,
  elasticIpAttached,
  emrPublicAccessAllowed,
  emrSecurityGroupOpen,
  endpointServiceAcceptance,
  functionPermissionSource,
  functionUrlOpen,
  graphqlWaf,
  imageSharedWithAll,
  instanceElasticIp,
  instanceMetadataHopLimit,
  instanceMetadataTokens,
  instancePublicIp,
  kafkaPublic,
  kafkaUnauthenticated,
  lambdaInVpc,
  launchConfigurationPublicIp,
  lightsailPortsOpen,
  listenerOldTls,
  listenerPlainHttp,
  listenerWeakCiphers,
  loadBalancerCrossZone,
  loadBalancerDesync,
  loadBalancerInternetFacing,
  loadBalancerInvalidHeaders,
  loadBalancerNoRedirect,
  loadBalancerWaf,
  messagePolicyAllActions,
  modelNetworkIsolation,
  networkAclAdministrationOpen,
  networkAclAllPortsOpen,
  networkAclAttached,
  networkAclDataStoreOpen,
  networkAclEgressAllPorts,
  networkAclFtpDataOpen,
  networkAclFtpOpen,
  networkAclRdpOpen,
  networkAclSshOpen,
  nodeGroupSshOpen,
  notebookDirectInternet,
  notebookInVpc,
  notebookMetadata,
  peeringAutoAccept,
  peeringRouteTooWide,
  permissionForAnybody,
  publicSharingAllowed,
  redshiftEnhancedVpcRouting,
  redshiftInVpc,
  redshiftPublicWithUsualUser,
  redshiftPubliclyAccessible,
  resourcePolicyForAnybody,
  resourceShareOutsiders,
  searchCollectionPublic,
  searchDomainInVpc,
  searchDomainPolicyOpen,
  searchDomainSecurityGroup,
  securityGroupAdministrationOpen,
  securityGroupAllPortsOpen,
  securityGroupAllProtocolsOpen,
  securityGroupAttached,
  securityGroupDataStoreOpen,
  securityGroupDescription,
  securityGroupEgressAllProtocols,
  securityGroupEgressAnywhere,
  securityGroupHttpOpen,
  securityGroupNamed,
  securityGroupOpenIngressJustified,
  securityGroupOpenIngress,
  securityGroupRdpOpen,
  securityGroupRemoteAccess,
  securityGroupRuleDescription,
  securityGroupSshOpen,
  serviceInVpc,
  serviceOldTls,
  snapshotSharedWithAll,
  sourceDestinationCheck,
  storePubliclyAccessible,
  subnetPublicIp,
  subscriptionPlainHttp,
  targetGroupPlainHttp,
  taskPublicIp,
  topicPolicyOtherAccount,
  transferOldAlgorithms,
  transferServerInVpc,
  transitGatewayAutoAccept,
  vpcDefaultSecurityGroup,
  vpcFlowLog,
  webAclLog4j,
  webAclRuleAction,
  webAclRules,
]
