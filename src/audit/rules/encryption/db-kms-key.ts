import { defineRule } from '../../define-rule.ts'
import { requireThat } from '../../outcome.ts'
import { isSet, isTrue } from '../../resource/predicates.ts'
import { both, either, truth } from '../../resource/truth.ts'
import { namesCustomerKey } from './demand/names-customer-key.ts'

/**
 * The storage of a database instance is encrypted, for which its key has to be named. One that is, but with the key of
 * AWS, is the matter of database-customer-key.
 */
export const dbKmsKey = defineRule({
  id: 'db-kms-key',
  title: 'Database is not encrypted with a customer key',
  why: 'Whoever comes by a disk, a snapshot or a backup of it reads everything.',
  severity: 'high',
  topic: 'encryption',
  checklist: 'encryption/at-rest',
  aliases: [
    'CKV_AWS_16',
    'AWS-0080',
    'CIS AWS 2.3.1',
    'Security Hub RDS.3',
    'ScoutSuite rds-instance-storage-not-encrypted',
    'Guard RDS_STORAGE_ENCRYPTED',
  ],
  scope: 'resource',
  resources: ['aws_db_instance'],
  fix: 'Set `storage_encrypted = true`, and `kms_key_id` to the ARN of a key of yours.',

  evaluate(database, configuration) {
    const encrypted = database.get('storage_encrypted')
    const key = database.get('kms_key_id')
    const isSilent = truth(!encrypted.isWritten)
    // With a key, RDS takes nothing but encrypted storage. A replica is as its source is: one beside it is judged itself.
    // https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Overview.Encryption.html
    const isKeyed = both(isSilent, namesCustomerKey(key, configuration))
    const source = database.get('replicate_source_db')
    const isBeside = configuration.referredTo(source, 'aws_db_instance').length > 0
    const isReplica = both(isSilent, isSet(source), isBeside ? 'yes' : 'unknown')
    return requireThat(
      either(isTrue(encrypted), isKeyed, isReplica),
      encrypted.isWritten ? encrypted : key,
      encrypted.isWritten
        ? '`storage_encrypted` is false.'
        : 'No `kms_key_id`, and the storage is not encrypted.',
    )
  },

  examples: {
    passes: [
      `resource "aws_kms_key" "k" {}
resource "aws_db_instance" "d" {
  storage_encrypted = true
  kms_key_id        = aws_kms_key.k.arn
}`,
      'resource "aws_db_instance" "d" { storage_encrypted = "true" }',
      'resource "aws_kms_key" "k" {}\nresource "aws_db_instance" "d" { kms_key_id = aws_kms_key.k.arn }',
      'resource "aws_db_instance" "d" { storage_encrypted = true }\nresource "aws_db_instance" "r" { replicate_source_db = aws_db_instance.d.identifier }',
    ],
    fails: [
      `resource "aws_db_instance" "default" { #!
  allocated_storage = 10
  engine            = "mysql"
  instance_class    = "db.t3.micro"
  name              = "mydb"
}`,
      `resource "aws_db_instance" "d" {
  storage_encrypted = false #!
}`,
      `resource "aws_db_instance" "d" {
  storage_encrypted = "false" #!
  kms_key_id        = "arn:aws:kms:eu-west-1:111122223333:key/k"
}`,
      `resource "aws_db_instance" "d" {
  kms_key_id = "alias/aws/rds" #!
}`,
      `resource "aws_db_instance" "d" {
  storage_encrypted = null
  kms_key_id        = null #!
}`,
    ],
    undecided: [
      'variable "e" {}\nresource "aws_db_instance" "d" { storage_encrypted = var.e }',
      'resource "aws_db_instance" "r" { replicate_source_db = "elsewhere" }',
    ],
  },
})
