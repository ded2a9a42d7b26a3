import { defineRule } from '../../define-rule.ts'
import { requireThat, undecided } from '../../outcome.ts'
import { isTrue } from '../../resource/predicates.ts'
import { either, every, not } from '../../resource/truth.ts'
import { mayBePlain } from './tables/block-device.ts'

/** Only encrypted volumes are attached to instances. */
export const volumeAttachmentEncrypted = defineRule({
  id: 'volume-attachment-encrypted',
  title: 'Unencrypted volume is attached to an instance',
  why: 'What the instance writes to it lies in clear.',
  severity: 'medium',
  topic: 'encryption',
  checklist: 'encryption/at-rest',
  aliases: ['CKV2_AWS_2'],
  scope: 'resource',
  resources: ['aws_volume_attachment'],
  fix: 'Set `encrypted = true` on the volume.',

  evaluate(attachment, configuration) {
    const volume = attachment.get('volume_id')
    const volumes = configuration.referredTo(volume, 'aws_ebs_volume')
    if (volumes.length === 0) return undecided(volume, 'The volume stands elsewhere.')
    const isEncrypted = every(volumes, each =>
      either(isTrue(each.get('encrypted')), not(mayBePlain(each, configuration))),
    )
    return requireThat(isEncrypted, volume, 'The attached volume is not encrypted.')
  },

  examples: {
    passes: [
      'resource "aws_ebs_volume" "v" { encrypted = true }\nresource "aws_volume_attachment" "a" { volume_id = aws_ebs_volume.v.id }',
      `resource "aws_ebs_encryption_by_default" "d" {}
resource "aws_ebs_volume" "v" {}
resource "aws_volume_attachment" "a" { volume_id = aws_ebs_volume.v.id }`,
    ],
    fails: [
      `resource "aws_ebs_volume" "v" {}
resource "aws_volume_attachment" "a" {
  volume_id = aws_ebs_volume.v.id #!
}`,
    ],
    undecided: ['resource "aws_volume_attachment" "a" { volume_id = "vol-1" }'],
  },
})
