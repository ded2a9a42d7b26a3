import { resourceWith } from './resource-example.ts'

/** A listener that sends everybody on to an address. */
export function redirecting(type: string, protocol = '"HTTPS"'): string {
  return resourceWith(type, {
    load_balancer_arn: 'aws_lb.main.arn',
    port: '80',
    protocol: '"HTTP"',
    'default_action.type': '"redirect"',
    'default_action.redirect.status_code': '"HTTP_301"',
    'default_action.redirect.protocol': protocol,
  })
}

/** A listener that passes on what comes. */
export function forwarding(type: string, settings: Readonly<Record<string, string>>): string {
  return resourceWith(type, {
    load_balancer_arn: 'aws_lb.main.arn',
    ...settings,
    'default_action.type': '"forward"',
  })
}
