import { defineRule } from '../../define-rule.ts'
import { demandsOf } from './demand/demands-of.ts'
import { ENCRYPTED_VOLUMES } from './tables/volumes.ts'

const FROM_TABLE = demandsOf(ENCRYPTED_VOLUMES)

/** Volumes of instances encrypt what they store. */
export const volumeEncrypted = defineRule({
  id: 'volume-encrypted',
  title: 'Volume is not encrypted',
  why: 'Whoever comes by a copy or a snapshot of it reads everything.',
  severity: 'high',
  topic: 'encryption',
  checklist: 'encryption/at-rest',
  fix: 'Set `encrypted = true`, or `aws_ebs_encryption_by_default` for the whole account.',
  ...FROM_TABLE,
  examples: {
    ...FROM_TABLE.examples,
    passes: [
      ...FROM_TABLE.examples.passes,
      'resource "aws_ebs_encryption_by_default" "all" {}\nresource "aws_ebs_volume" "v" {}\nresource "aws_instance" "i" {}',
      'resource "aws_launch_template" "t" {\n  block_device_mappings {\n    ebs {\n      encrypted = true\n    }\n  }\n}\nresource "aws_instance" "i" {\n  launch_template {\n    id = aws_launch_template.t.id\n  }\n}',
      'resource "aws_ami" "a" {\n  ebs_block_device {\n    device_name = "/dev/sdb"\n    no_device   = true\n  }\n}',
      'resource "aws_launch_template" "t" {\n  block_device_mappings {\n    device_name  = "/dev/sdb"\n    virtual_name = "ephemeral0"\n  }\n}',
    ],
    fails: [
      ...FROM_TABLE.examples.fails,
      'resource "aws_instance" "i" {\n  root_block_device { #!\n    volume_size = 20\n  }\n}',
      'resource "aws_ebs_encryption_by_default" "all" {\n  enabled = false #!\n}\nresource "aws_ebs_volume" "v" {} #!',
      'resource "aws_launch_template" "t" {}\nresource "aws_instance" "i" { #!\n  launch_template {\n    id = aws_launch_template.t.id\n  }\n}',
      'resource "aws_instance" "i" {\n  root_block_device {\n    encrypted = true\n  }\n  dynamic "ebs_block_device" {\n    for_each = ["/dev/sdf", "/dev/sdg"]\n    content {\n      device_name = ebs_block_device.value\n      encrypted   = ebs_block_device.value == "/dev/sdf" #!\n    }\n  }\n}',
    ],
    undecided: [
      ...FROM_TABLE.examples.undecided,
      'resource "aws_instance" "i" {\n  launch_template {\n    name = "elsewhere"\n  }\n}',
      'resource "aws_ebs_volume" "v" { snapshot_id = "snap-1" }',
      'variable "disks" {}\nresource "aws_launch_template" "t" {\n  dynamic "block_device_mappings" {\n    for_each = var.disks\n    content {\n      ebs {\n        encrypted = block_device_mappings.value.encrypted\n      }\n    }\n  }\n}',
    ],
  },
})
