/**
 * What every file with a finding holds somewhere, in any case; a file without any is not read further.
 * A rule whose examples hold none of these adds its word here.
 */
export const TRIGGER =
  /ssl|tls|cert|verif|insecure|trust|x509|valid|hostname|unauthor|curl|wget|https?\b|proceed|strict|ignore|secur|peer|pem\b|_auth|challenge|allowsany|arbitraryloads|credential|getunsafe|danger|plaintext|skip|endpointident|cleartext|unknown_ca|tlsv|self_?signed|sch_cred|isc_req|disableevalu|pinn|identity|encrypt|filetransfer|imap|nocheck|trusty|--no-check|(?:^|\s)-k\b|wscat|sqlcmd|ssc:|boto3|govmomi|asynchttp|ansible-galaxy|allowunencrypted|streamdriver/im
