import type { Rule } from '../../define-rule.ts'
import { apiClientCertificate } from './api-client-certificate.ts'
import { apiMethodAuthorization } from './api-method-authorization.ts'
import { apiRequestValidation } from './api-request-validation.ts'
import { apiRouteAuthorization } from './api-route-authorization.ts'
import { apiWaf } from './api-waf.ts'
import { attachedWebAclLog4j } from './attached-web-acl-log4j.ts'
import { cacheInVpc } from './cache-in-vpc.ts'
import { classicLoadBalancerCrossZone } from './classic-load-balancer-cross-zone.ts'
import { classicSecurityGroup } from './classic-security-group.ts'
import { defaultRouteThroughInstance } from './default-route-through-instance.ts'
import { defaultSecurityGroupOpen } from './default-security-group-open.ts'
import { defaultSecurityGroupUsed } from './default-security-group-used.ts'
import { defaultVpcPart } from './default-vpc-part.ts'
import { defaultVpc } from './default-vpc.ts'
import { distributionWaf } from './distribution-waf.ts'
import { dnsRecordDangling } from './dns-record-dangling.ts'
import { dnsZoneUnsigned } from './dns-zone-unsigned.ts'
import { domainTransferLock } from './domain-transfer-lock.ts'
import { elasticIpAttached } from './elastic-ip-attached.ts'
import { emrSecurityGroupOpen } from './emr-security-group-open.ts'
import { endpointServiceAcceptance } from './endpoint-service-acceptance.ts'
import { exposureRules } from './exposure.ts'
import { graphqlWaf } from './graphql-waf.ts'
import { instanceElasticIp } from './instance-elastic-ip.ts'
import { instanceMetadataHopLimit } from './instance-metadata-hop-limit.ts'
import { instanceMetadataTokens } from './instance-metadata-tokens.ts'
import { instancePublicIp } from './instance-public-ip.ts'
import { lambdaInVpc } from './lambda-in-vpc.ts'
import { launchConfigurationPublicIp } from './launch-configuration-public-ip.ts'
import { lightsailPortsOpen } from './lightsail-ports-open.ts'
import { loadBalancerCrossZone } from './load-balancer-cross-zone.ts'
import { loadBalancerDesync } from './load-balancer-desync.ts'
import { loadBalancerInternetFacing } from './load-balancer-internet-facing.ts'
import { loadBalancerInvalidHeaders } from './load-balancer-invalid-headers.ts'
import { loadBalancerWaf } from './load-balancer-waf.ts'
import { modelNetworkIsolation } from './model-network-isolation.ts'
import { networkAclAdministrationOpen } from './network-acl-administration-open.ts'
import { networkAclAllPortsFromRange } from './network-acl-all-ports-from-range.ts'
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
import { redshiftEnhancedVpcRouting } from './redshift-enhanced-vpc-routing.ts'
import { redshiftInVpc } from './redshift-in-vpc.ts'
import { searchDomainInVpc } from './search-domain-in-vpc.ts'
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
import { sourceDestinationCheck } from './source-destination-check.ts'
import { subnetPublicIp } from './subnet-public-ip.ts'
import { taskPublicIp } from './task-public-ip.ts'
import { transferServerInVpc } from './transfer-server-in-vpc.ts'
import { transitGatewayAutoAccept } from './transit-gateway-auto-accept.ts'
import { vpcDefaultSecurityGroup } from './vpc-default-security-group.ts'
import { vpcFlowLog } from './vpc-flow-log.ts'
import { webAclLog4j } from './web-acl-log4j.ts'
import { webAclRuleAction } from './web-acl-rule-action.ts'
import { webAclRules } from './web-acl-rules.ts'

/** Rules of this topic. To add one: its file, and a line here, or in `exposure.ts`. */
export const networkRules: readonly Rule[] = [
  apiClientCertificate,
  apiMethodAuthorization,
  apiRequestValidation,
  apiRouteAuthorization,
  apiWaf,
  attachedWebAclLog4j,
  cacheInVpc,
  classicLoadBalancerCrossZone,
  classicSecurityGroup,
  defaultRouteThroughInstance,
  defaultSecurityGroupOpen,
  defaultSecurityGroupUsed,
  defaultVpcPart,
  defaultVpc,
  distributionWaf,
  dnsRecordDangling,
  dnsZoneUnsigned,
  domainTransferLock,
  elasticIpAttached,
  emrSecurityGroupOpen,
  endpointServiceAcceptance,
  graphqlWaf,
  instanceElasticIp,
  instanceMetadataHopLimit,
  instanceMetadataTokens,
  instancePublicIp,
  lambdaInVpc,
  launchConfigurationPublicIp,
  lightsailPortsOpen,
  loadBalancerCrossZone,
  loadBalancerDesync,
  loadBalancerInternetFacing,
  loadBalancerInvalidHeaders,
  loadBalancerWaf,
  modelNetworkIsolation,
  networkAclAdministrationOpen,
  networkAclAllPortsFromRange,
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
  redshiftEnhancedVpcRouting,
  redshiftInVpc,
  searchDomainInVpc,
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
  sourceDestinationCheck,
  subnetPublicIp,
  taskPublicIp,
  transferServerInVpc,
  transitGatewayAutoAccept,
  vpcDefaultSecurityGroup,
  vpcFlowLog,
  webAclLog4j,
  webAclRuleAction,
  webAclRules,
  ...exposureRules,
]
