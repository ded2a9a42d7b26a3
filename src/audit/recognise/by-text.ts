import { isOfTools } from './tool-files.ts'
import { nameOf } from './name-of.ts'
import type { Kind } from './kinds.ts'

/** What a file is would stand nearer to its beginning. */
const MOST_CHARACTERS = 1_000_000

/** Data in YAML or JSON, and templates of such. */
export function isData(path: string): boolean {
  return /\.(?:ya?ml|json|template|tpl)$/.test(path) && !isOfTools(path)
}

/** Code in a language in which CDK and Pulumi are written. */
export function isCode(path: string): boolean {
  return /\.(?:[cm]?[jt]sx?|py|go|java|kt|cs|fs)$/.test(path)
}

/** What a file is as far as its text, or a part of it, tells. */
export function kindByText(path: string, text: string): Kind | null {
  const begin = text.slice(0, MOST_CHARACTERS)
  if (isCode(path)) return kindOfCode(begin)
  return isData(path) ? kindOfData(path, begin) : null
}

/** https://docs.aws.amazon.com/cdk/v2/guide/work-with.html, https://www.pulumi.com/docs/iac/languages-sdks/ */
function kindOfCode(text: string): Kind | null {
  if (/aws-cdk-lib|@aws-cdk\/|\baws_cdk\b|awscdk|Amazon\.CDK|\bcdktf\b/.test(text)) return 'cdk'
  if (
    /@pulumi\/|\bpulumi_\w+|\bimport pulumi\b|github\.com\/pulumi\/|com\.pulumi\.|^using Pulumi\b/m.test(text)
  )
    return 'pulumi'
  return null
}

function kindOfData(path: string, text: string): Kind | null {
  const aws = kindOfAws(text)
  if (aws !== null) return aws
  if (
    /schema\.management\.azure\.com\/schemas\/[^"]{0,99}deployment(?:Template|Parameters)\.json/i.test(text)
  )
    return 'arm'
  if (!/\.(?:ya?ml|tpl)$/.test(path)) return null
  return kindOfManifest(path, text) ?? (isPlaybook(text) ? 'ansible' : null)
}

/**
 * A template has this version, or resources of AWS's own types.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-anatomy.html
 */
function kindOfAws(text: string): Kind | null {
  const hasVersion = /(?:^|[{,])[ \t]{0,200}"?AWSTemplateFormatVersion"?[ \t]{0,9}:/m.test(text)
  const hasResources =
    /(?:^|[{,])[ \t]{0,200}"?Resources"?[ \t]{0,9}:/m.test(text) &&
    /["']?Type["']?[ \t]{0,9}:\s{0,99}["']?AWS::\w+::/.test(text)
  if (!hasVersion && !hasResources) return null
  return /AWS::Serverless-\d/.test(text) ? 'sam' : 'cloudformation'
}

/** https://kubernetes.io/docs/concepts/overview/working-with-objects/#required-fields */
function kindOfManifest(path: string, text: string): Kind | null {
  const version = /^apiVersion:[ \t]*["']?([\w.{} -]+(?:\/v?\w+)?)/m.exec(text)?.[1]?.trim() ?? ''
  if (version === '' || !/^kind:[ \t]*["']?[A-Z{]/m.test(text)) return null
  if (/\.(?:crossplane|upbound)\.io\//.test(`.${version}`)) return 'crossplane'
  if (text.includes('{{') && /(?:^|\/)templates\//.test(path)) return 'helm'
  return isOfCluster(version) ? 'kubernetes' : null
}

/** Others have taken the form over for files that no cluster is given. */
function isOfCluster(version: string): boolean {
  if (/^(?:backstage\.io|skaffold|kind\.x-k8s\.io|client\.authentication\.k8s\.io)/.test(version))
    return false
  return /^(?:v\d\w*|[a-z0-9.-]+\/v\d\w*)$/.test(version)
}

/** https://docs.ansible.com/ansible/latest/playbook_guide/playbooks_intro.html: a list of plays, each with its hosts. */
function isPlaybook(text: string): boolean {
  return (
    /^(?:- |  )hosts:/m.test(text) && /^(?:- |  )(?:tasks|roles|pre_tasks|post_tasks|handlers):/m.test(text)
  )
}

/** The chart of a file below its `templates`, or beside its `Chart.yaml`. */
export function chartOf(path: string): string {
  const [before = ''] = path.split(/(?:^|\/)templates\//)
  return before === path ? path.slice(0, -nameOf(path).length) : `${before}/`
}
