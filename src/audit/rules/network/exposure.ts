import type { Rule } from '../../define-rule.ts'
import { accessPointPublic } from './access-point-public.ts'
import { accountBucketsOpen } from './account-buckets-open.ts'
import { airflowPublic } from './airflow-public.ts'
import { apiIntegrationPlainHttp } from './api-integration-plain-http.ts'
import { bucketAclAuthenticated } from './bucket-acl-authenticated.ts'
import { bucketAclPermissionsPublic } from './bucket-acl-permissions-public.ts'
import { bucketAclPublicRead } from './bucket-acl-public-read.ts'
import { bucketAclPublicWrite } from './bucket-acl-public-write.ts'
import { bucketAclsEnabled } from './bucket-acls-enabled.ts'
import { bucketPublicAccessBlock } from './bucket-public-access-block.ts'
import { bucketPublicAccessBlockOpen } from './bucket-public-access-block-open.ts'
import { bucketPublicAclsBlocked } from './bucket-public-acls-blocked.ts'
import { bucketPublicAclsIgnored } from './bucket-public-acls-ignored.ts'
import { bucketPublicPoliciesBlocked } from './bucket-public-policies-blocked.ts'
import { bucketPublicPoliciesRestricted } from './bucket-public-policies-restricted.ts'
import { bucketWebsite } from './bucket-website.ts'
import { buildPublic } from './build-public.ts'
import { classicCertificate } from './classic-certificate.ts'
import { classicListenerPlain } from './classic-listener-plain.ts'
import { classicOldTls } from './classic-old-tls.ts'
import { commandDocumentPublic } from './command-document-public.ts'
import { distributionCertificate } from './distribution-certificate.ts'
import { distributionOldCiphers } from './distribution-old-ciphers.ts'
import { distributionOldTls } from './distribution-old-tls.ts'
import { distributionOriginAccess } from './distribution-origin-access.ts'
import { distributionOriginOldTls } from './distribution-origin-old-tls.ts'
import { distributionOriginPlainHttp } from './distribution-origin-plain-http.ts'
import { distributionOriginSsl } from './distribution-origin-ssl.ts'
import { distributionPlainHttp } from './distribution-plain-http.ts'
import { eksEndpointOpenToAll } from './eks-endpoint-open-to-all.ts'
import { eksPrivateEndpoint } from './eks-private-endpoint.ts'
import { eksPublicEndpoint } from './eks-public-endpoint.ts'
import { emrPublicAccessAllowed } from './emr-public-access-allowed.ts'
import { functionPermissionSource } from './function-permission-source.ts'
import { functionUrlOpen } from './function-url-open.ts'
import { imageSharedWithAll } from './image-shared-with-all.ts'
import { kafkaPublic } from './kafka-public.ts'
import { kafkaUnauthenticated } from './kafka-unauthenticated.ts'
import { listenerOldTls } from './listener-old-tls.ts'
import { listenerPlainHttp } from './listener-plain-http.ts'
import { listenerWeakCiphers } from './listener-weak-ciphers.ts'
import { loadBalancerNoRedirect } from './load-balancer-no-redirect.ts'
import { messagePolicyAllActions } from './message-policy-all-actions.ts'
import { permissionForAnybody } from './permission-for-anybody.ts'
import { publicSharingAllowed } from './public-sharing-allowed.ts'
import { redshiftPublicWithUsualUser } from './redshift-public-with-usual-user.ts'
import { redshiftPubliclyAccessible } from './redshift-publicly-accessible.ts'
import { resourcePolicyForAnybody } from './resource-policy-for-anybody.ts'
import { resourceShareOutsiders } from './resource-share-outsiders.ts'
import { searchCollectionPublic } from './search-collection-public.ts'
import { searchDomainPolicyOpen } from './search-domain-policy-open.ts'
import { serviceOldTls } from './service-old-tls.ts'
import { snapshotSharedWithAll } from './snapshot-shared-with-all.ts'
import { storePubliclyAccessible } from './store-publicly-accessible.ts'
import { subscriptionPlainHttp } from './subscription-plain-http.ts'
import { targetGroupPlainHttp } from './target-group-plain-http.ts'
import { topicPolicyOtherAccount } from './topic-policy-other-account.ts'
import { transferOldAlgorithms } from './transfer-old-algorithms.ts'

/** Rules on what can be reached from outside, and how it is spoken with. To add one: its file, and a line here. */
export const exposureRules: readonly Rule[] = [
  accessPointPublic,
  accountBucketsOpen,
  airflowPublic,
  apiIntegrationPlainHttp,
  bucketAclAuthenticated,
  bucketAclPermissionsPublic,
  bucketAclPublicRead,
  bucketAclPublicWrite,
  bucketAclsEnabled,
  bucketPublicAccessBlock,
  bucketPublicAccessBlockOpen,
  bucketPublicAclsBlocked,
  bucketPublicAclsIgnored,
  bucketPublicPoliciesBlocked,
  bucketPublicPoliciesRestricted,
  bucketWebsite,
  buildPublic,
  classicCertificate,
  classicListenerPlain,
  classicOldTls,
  commandDocumentPublic,
  distributionCertificate,
  distributionOldCiphers,
  distributionOldTls,
  distributionOriginAccess,
  distributionOriginOldTls,
  distributionOriginPlainHttp,
  distributionOriginSsl,
  distributionPlainHttp,
  eksEndpointOpenToAll,
  eksPrivateEndpoint,
  eksPublicEndpoint,
  emrPublicAccessAllowed,
  functionPermissionSource,
  functionUrlOpen,
  imageSharedWithAll,
  kafkaPublic,
  kafkaUnauthenticated,
  listenerOldTls,
  listenerPlainHttp,
  listenerWeakCiphers,
  loadBalancerNoRedirect,
  messagePolicyAllActions,
  permissionForAnybody,
  publicSharingAllowed,
  redshiftPublicWithUsualUser,
  redshiftPubliclyAccessible,
  resourcePolicyForAnybody,
  resourceShareOutsiders,
  searchCollectionPublic,
  searchDomainPolicyOpen,
  serviceOldTls,
  snapshotSharedWithAll,
  storePubliclyAccessible,
  subscriptionPlainHttp,
  targetGroupPlainHttp,
  topicPolicyOtherAccount,
  transferOldAlgorithms,
]
