import type { Configuration } from '../../../resource/configuration.ts'
import { isSet, isTrue } from '../../../resource/predicates.ts'
import { both, either, every, not, some, type Truth, truth } from '../../../resource/truth.ts'
import { blocksAt } from '../demand/blocks-at.ts'
import type { Holder, Only } from '../demand/demand.ts'
import { where, whereOn } from '../demand/where.ts'

/**
 * A volume that is encrypted only if it says so: the account does not encrypt every new one, and it is neither an
 * instance store nor nothing (`no_device`), nor made of a snapshot, whose encryption it has.
 * https://docs.aws.amazon.com/ebs/latest/userguide/ebs-encryption.html
 */
export const MAY_BE_PLAIN: Only = {
  concerns: mayBePlain,
  except: [{ no_device: 'true' }, { virtual_name: '"ephemeral0"' }],
}

/** As `MAY_BE_PLAIN`. */
export function mayBePlain(device: Holder, configuration: Configuration): Truth {
  const isNone = either(isTrue(device.get('no_device')), isSet(device.get('virtual_name')))
  const saysItself = isSet(device.get('snapshot_id')) === 'no' || device.get('encrypted').isWritten
  return both(not(isNone), not(isDefault(configuration)), saysItself ? 'yes' : 'unknown')
}

/** The same of an instance’s root volume, of which a launch template may speak. */
export const ROOT_MAY_BE_PLAIN: Only = {
  concerns: (instance, configuration) =>
    both(not(isDefault(configuration)), not(isEncryptedByTemplate(instance, configuration))),
  except: [],
}

/** A volume that names a key, or has to: the account has no key of its own for those that do not. */
export const HAS_NO_DEFAULT_KEY: Only = {
  concerns: (volume, configuration) =>
    truth(volume.get('kms_key_id').isWritten || configuration.ofType('aws_ebs_default_kms_key').length === 0),
  except: [],
}

/** The same of a device that says that it is encrypted. */
export const ENCRYPTED_HERE: Only = where(whereOn('encrypted'), HAS_NO_DEFAULT_KEY)

/** The account encrypts every new volume. */
function isDefault(configuration: Configuration): Truth {
  return some(configuration.ofType('aws_ebs_encryption_by_default'), setting =>
    isTrue(setting.get('enabled')),
  )
}

function isEncryptedByTemplate(instance: Holder, configuration: Configuration): Truth {
  const template = instance.get('launch_template')
  if (!template.isWritten || instance.get('root_block_device').isWritten) return 'no'
  const [known] = configuration.referredTo(template, 'aws_launch_template')
  if (known === undefined) return 'unknown'
  const volumes = blocksAt(known, 'block_device_mappings.ebs')
  return volumes.length === 0 ? 'no' : every(volumes, volume => isTrue(volume.get('encrypted')))
}
