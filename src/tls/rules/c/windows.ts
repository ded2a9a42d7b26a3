import { defineRules } from '../../define-rules.ts'
import { argumentIs, flagIsUsed } from '../given-values.ts'
import { untilUse } from '../until-use.ts'

/** WinHTTP, WinINet, Schannel and what else Windows offers. */
export const cWindows = defineRules({
  name: 'C and C++: Windows',
  reads: 'code',
  languages: ['c', 'cpp'],
  example: 'client.cpp',
  rules: [
    {
      id: 'c-winhttp-ignore',
      title: 'Errors of the certificate are ignored (WinHTTP, WinINet)',
      why: 'The flags make Windows accept certificates of unknown authorities, of other hosts, or past their date.',
      fix: 'Leave the flags out; install a private authority’s certificate on the machine.',
      match: view =>
        flagIsUsed(
          view,
          'SECURITY_FLAG_IGNORE_UNKNOWN_CA',
          'SECURITY_FLAG_IGNORE_CERT_CN_INVALID',
          'SECURITY_FLAG_IGNORE_CERT_DATE_INVALID',
          'SECURITY_FLAG_IGNORE_CERT_WRONG_USAGE',
          'SECURITY_FLAG_IGNORE_WRONG_USAGE',
          'SECURITY_FLAG_IGNORE_WEAK_SIGNATURE',
          'SECURITY_FLAG_IGNORE_REVOCATION',
          'SECURITY_FLAG_IGNORE_ALL_CERT_ERRORS',
          'INTERNET_FLAG_IGNORE_CERT_CN_INVALID',
          'INTERNET_FLAG_IGNORE_CERT_DATE_INVALID',
          'SXH_SERVER_CERT_IGNORE_ALL_SERVER_ERRORS',
          'SXH_SERVER_CERT_IGNORE_UNKNOWN_CA',
          'SXH_SERVER_CERT_IGNORE_CERT_CN_INVALID',
          'SXH_SERVER_CERT_IGNORE_CERT_DATE_INVALID',
        ).map(match => ({ ...match, to: untilUse(view, match) })),
      examples: {
        bad: [
          'DWORD flags = SECURITY_FLAG_IGNORE_UNKNOWN_CA | SECURITY_FLAG_IGNORE_CERT_CN_INVALID;\nWinHttpSetOption(request, WINHTTP_OPTION_SECURITY_FLAGS, &flags, sizeof(flags));',
          'dwFlags |= SECURITY_FLAG_IGNORE_UNKNOWN_CA;',
          'HINTERNET r = HttpOpenRequest(c, "GET", p, NULL, NULL, NULL,\n  INTERNET_FLAG_SECURE | INTERNET_FLAG_IGNORE_CERT_CN_INVALID, 0); // !!',
          'DWORD flags =\n  SECURITY_FLAG_IGNORE_UNKNOWN_CA |\n  SECURITY_FLAG_IGNORE_CERT_DATE_INVALID; // !!',
        ],
        good: [
          'DWORD flags = INTERNET_FLAG_SECURE | INTERNET_FLAG_RELOAD;',
          '#define SECURITY_FLAG_IGNORE_UNKNOWN_CA 0x00000100',
          'if (flags & SECURITY_FLAG_IGNORE_UNKNOWN_CA) return FALSE;',
          'flags &= ~SECURITY_FLAG_IGNORE_UNKNOWN_CA;',
          '// dwFlags |= SECURITY_FLAG_IGNORE_UNKNOWN_CA;',
        ],
      },
    },
    {
      id: 'c-schannel-manual',
      title: 'Schannel does not verify the certificate',
      why: 'With these flags Schannel leaves the check of the certificate or of its name to the program.',
      fix: 'Use `SCH_CRED_AUTO_CRED_VALIDATION` and give the host name to `InitializeSecurityContext`.',
      match: view =>
        flagIsUsed(
          view,
          'SCH_CRED_MANUAL_CRED_VALIDATION',
          'SCH_CRED_NO_SERVERNAME_CHECK',
          'ISC_REQ_MANUAL_CRED_VALIDATION',
          'CERT_CHAIN_POLICY_ALLOW_UNKNOWN_CA_FLAG',
          'CERT_CHAIN_POLICY_IGNORE_INVALID_NAME_FLAG',
          'CERT_CHAIN_POLICY_IGNORE_ALL_NOT_TIME_VALID_FLAGS',
          'COREWEBVIEW2_SERVER_CERTIFICATE_ERROR_ACTION_ALWAYS_ALLOW',
        ).map(match =>
          view.has('CertVerifyCertificateChainPolicy') && !/CERT_CHAIN|COREWEB/.test(view.textOf(match))
            ? { ...match, level: 'guarded' as const }
            : match,
        ),
      examples: {
        bad: [
          'cred.dwFlags = SCH_CRED_NO_DEFAULT_CREDS | SCH_CRED_MANUAL_CRED_VALIDATION;',
          'sc.dwFlags |= SCH_CRED_NO_SERVERNAME_CHECK;',
          'args->put_Action(COREWEBVIEW2_SERVER_CERTIFICATE_ERROR_ACTION_ALWAYS_ALLOW);',
        ],
        good: [
          'cred.dwFlags = SCH_CRED_AUTO_CRED_VALIDATION | SCH_USE_STRONG_CRYPTO;',
          'if (cred.dwFlags & SCH_CRED_MANUAL_CRED_VALIDATION) verify(ctx);',
        ],
      },
    },
    {
      id: 'cpp-winrt-ignorable-errors',
      title: 'Errors of the certificate are ignored (C++/WinRT)',
      why: 'The listed errors of the server’s certificate do not end the connection.',
      fix: 'Leave the list empty; install a private authority’s certificate with the app.',
      match: view => [
        ...view
          .calls('Append')
          .filter(call =>
            /IgnorableServerCertificateErrors|IgnorableServerCertificateErrors\(\)/.test(call.path),
          ),
        ...argumentIs(view, ['setOption'], 1, '13056').filter(() =>
          view.has('SXH_OPTION_IGNORE_SERVER_SSL_CERT_ERROR_FLAGS'),
        ),
      ],
      examples: {
        bad: [
          'filter.IgnorableServerCertificateErrors().Append(ChainValidationResult::Untrusted);',
          'filter->IgnorableServerCertificateErrors->Append(ChainValidationResult::InvalidName);',
        ],
        good: ['auto errors = filter.IgnorableServerCertificateErrors();', 'filter.Headers().Append(value);'],
      },
    },
  ],
})
