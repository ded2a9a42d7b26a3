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
      `resource "aws_ebs_encryption_by_default" "all" {}
resource "aws_ebs_volume" "v" {}
resource "aws_instance" "i" {}`,
      `resource "aws_launch_template" "t" {
  block_device_mappings {
    ebs {
      encrypted = true
    }
  }
}
resource "aws_instance" "i" {
  launch_template {
    id = aws_launch_template.t.id
  }
}`,
      `resource "aws_ami" "a" {
  ebs_block_device {
    device_name = "/dev/sdb"
    no_device   = true
  }
}`,
      `resource "aws_launch_template" "t" {
  block_device_mappings {
    device_name  = "/dev/sdb"
    virtual_name = "ephemeral0"
  }
}`,
      ...FROM_TABLE.examples.passes,
    ],
    fails: [
      `resource "aws_instance" "i" {
  root_block_device { #!
    volume_size = 20
  }
}`,
      `resource "aws_ebs_encryption_by_default" "all" {
  enabled = false #!
}
resource "aws_ebs_volume" "v" {} #!`,
      `resource "aws_launch_template" "t" {}
resource "aws_instance" "i" { #!
  launch_template {
    id = aws_launch_template.t.id
  }
}`,
      `resource "aws_instance" "i" {
  root_block_device {
    encrypted = true
  }
  dynamic "ebs_block_device" {
    for_each = ["/dev/sdf", "/dev/sdg"]
    content {
      device_name = ebs_block_device.value
      encrypted   = ebs_block_device.value == "/dev/sdf" #!
    }
  }
}`,
      ...FROM_TABLE.examples.fails,
    ],
    undecided: [
      `resource "aws_instance" "i" {
  launch_template {
    name = "elsewhere"
  }
}`,
      'resource "aws_ebs_volume" "v" { snapshot_id = "snap-1" }',
      `variable "disks" {}
resource "aws_launch_template" "t" {
  dynamic "block_device_mappings" {
    for_each = var.disks
    content {
      ebs {
        encrypted = block_device_mappings.value.encrypted
      }
    }
  }
}`,
      ...FROM_TABLE.examples.undecided,
    ],
  },
})
