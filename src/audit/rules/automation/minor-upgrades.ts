import { defineRule } from '../../define-rule.ts'
import { forbidThat, requireTrue } from '../../outcome.ts'
import { isFalse } from '../../resource/predicates.ts'
import { MINOR_UPGRADE_ALIASES, MINOR_UPGRADES } from './minor-upgrade-switches.ts'

/** What AWS can keep up to date is kept up to date. */
export const minorUpgrades = defineRule({
  id: 'minor-upgrades',
  title: 'Minor versions are not upgraded',
  why: 'Holes that are mended upstream stay open here.',
  severity: 'low',
  topic: 'automation',
  checklist: 'automation/updates',
  aliases: [],
  aliasesOf: MINOR_UPGRADE_ALIASES,
  scope: 'resource',
  resources: Object.keys(MINOR_UPGRADES),
  fix: 'Set `auto_minor_version_upgrade = true` (Redshift: `allow_version_upgrade`).',

  evaluate(resource) {
    const { path, isOnByDefault } = MINOR_UPGRADES[resource.type] ?? { path: '', isOnByDefault: false }
    const upgrade = resource.get(path)
    if (isOnByDefault) return forbidThat(isFalse(upgrade), upgrade, 'It is not upgraded by itself.')
    return requireTrue(upgrade, 'It is not upgraded by itself.')
  },

  examples: {
    passes: [
      ...Object.entries(MINOR_UPGRADES).map(
        ([type, { path }]) => `resource "${type}" "main" { ${path} = true }`,
      ),
      ...Object.entries(MINOR_UPGRADES)
        .filter(([, { isOnByDefault }]) => isOnByDefault)
        .map(([type]) => `resource "${type}" "main" {}`),
    ],
    fails: [
      ...Object.entries(MINOR_UPGRADES).map(
        ([type, { path }]) => `resource "${type}" "main" {\n  ${path} = false #!\n}`,
      ),
      ...Object.entries(MINOR_UPGRADES)
        .filter(([, { isOnByDefault }]) => !isOnByDefault)
        .map(([type]) => `resource "${type}" "main" {} #!`),
    ],
    undecided: [
      `variable "upgrade" {}
resource "aws_db_instance" "main" { auto_minor_version_upgrade = var.upgrade }`,
    ],
  },
})
