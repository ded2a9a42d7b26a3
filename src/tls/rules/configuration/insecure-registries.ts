import type { Rule } from '../../define-rules.ts'
import type { ConfigView } from '../../file-views.ts'

export const configInsecureRegistries: Rule<ConfigView> = {
  id: 'config-insecure-registries',
  title: 'A container registry is used without a checked certificate',
  why: 'For these registries any certificate is accepted, and plain HTTP as well.',
  fix: 'Leave it out; put the authority of a private registry into `/etc/docker/certs.d`.',
  match: view =>
    view
      .settings(
        'insecure-registries',
        'insecure_registries',
        'insecureRegistries',
        'insecure-registry',
        'insecureRegistry',
        'registries.insecure.registries',
      )
      .filter(({ value }) => value !== '' && !/^(?:false|no|\[\])$/i.test(value))
      .map(setting => view.found(setting)),
  examples: {
    bad: [
      { path: 'daemon.json', text: '{\n  "insecure-registries": ["registry:5000"]\n}' },
      {
        path: 'etc/docker/daemon.json',
        text: '{\n  "insecure-registries": [\n    "registry:5000"\n  ]\n}',
      },
      { path: 'crio.conf', text: '[crio.image]\ninsecure_registries = ["registry:5000"] # !!\n' },
      { path: 'registries.conf', text: "[registries.insecure]\nregistries = ['registry:5000'] # !!\n" },
      {
        path: 'run.sh',
        text: `echo '{"insecure-registries": ["registry:5000"]}' > /etc/docker/daemon.json`,
      },
    ],
    good: [
      { path: 'daemon.json', text: '{"insecure-registries": []}' },
      { path: 'daemon.json', text: '{"registry-mirrors": ["https://registry"]}' },
    ],
  },
}
