import type { Attribute } from '../../resource/attribute.ts'
import { equalsInAnyCase, isSet, someItem } from '../../resource/predicates.ts'
import type { Resource } from '../../resource/resource.ts'
import { both, type Truth } from '../../resource/truth.ts'

/** Listeners of load balancers, by both names that the provider has for them. */
export const LISTENERS = ['aws_alb_listener', 'aws_lb_listener'] as const

/**
 * A listener speaks HTTP, which it also does where no protocol is written; that of a gateway has neither protocol nor
 * port. https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/lb_listener
 */
export function isPlainHttp(listener: Resource): Truth {
  const protocol = listener.get('protocol')
  return protocol.isWritten ? equalsInAnyCase(protocol, 'HTTP') : isSet(listener.get('port'))
}

/** A listener ends TLS, so that a policy says which versions and ciphers it takes. */
export function endsTls(listener: Resource): Truth {
  return equalsInAnyCase(listener.get('protocol'), 'HTTPS', 'TLS')
}

/** All that a listener does is send whoever comes to HTTPS. */
export function redirectsToHttps(listener: Resource): Truth {
  return someItem(listener.get('default_action'), redirects)
}

function redirects(action: Attribute): Truth {
  return both(
    equalsInAnyCase(action.get('type'), 'redirect'),
    equalsInAnyCase(action.get('redirect.protocol'), 'HTTPS'),
  )
}
