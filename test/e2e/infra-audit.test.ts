import { beforeAll, describe, expect, test } from 'vitest'
import type { Pull } from '../github/state.ts'
import { describeOnOneDatabase } from './on-each-database.ts'
import { runOf } from './shown.ts'

const ROLES = `
roles:
  senior: { teams: [senior-engineers] }
  security: { teams: [security] }
checks:
  peer-review: off
  security-review: off
  infra-audit: { block: medium }
`
const WAIVERS = `${ROLES}waivers: { by: security }\n`
const ADVISORY = ROLES.replace('block: medium', 'block: medium, unsupported: advisory')

/** Far from the end of what a waiver may last, and from its beginning. */
const SOON = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10)

const key = (more = '') => `resource "aws_kms_key" "claims" {\n  description = "claims"\n${more}}\n`
const ROTATES = '  enable_key_rotation = true\n'
const RULE = 'kms-key-rotation'

describeOnOneDatabase('Infra-audited', patrol => {
  let repository = ''
  let waiving = ''
  let advisory = ''

  beforeAll(async () => {
    const { github } = patrol
    github.organisation('globex', { members: ['himanshu', 'alex', 'sally'], owners: ['olga'] })
    github.team('globex', 'senior-engineers', { members: ['alex'] })
    github.team('globex', 'security', { members: ['sally'] })
    github.install('globex')
    const files = {
      'infra/good.tf': key(ROTATES).replace('claims"', 'good"'),
      'old/main.tf': key(),
      'live/main.tf': 'module "keys" {\n  source = "../modules/keys"\n  rotate = true\n}\n',
      'modules/keys/main.tf':
        'variable "rotate" {}\nresource "aws_kms_key" "this" {\n  enable_key_rotation = var.rotate\n}\n',
    }
    repository = await patrol.repository('globex', { policy: ROLES, files })
    waiving = await patrol.repository('globex', { policy: WAIVERS })
    advisory = await patrol.repository('globex', { policy: ADVISORY })
  })

  const open = (files: Record<string, string | null>, name = repository) => patrol.open(name, { files })
  const rowOf = (pull: Pull) =>
    patrol
      .shows(pull)
      .text.split('\n')
      .find(line => line.includes('Infra-audited')) ?? ''
  const annotationsOf = (pull: Pull) =>
    runOf(patrol, pull).annotations.map(
      each => `${each.annotation_level} ${each.path}:${each.start_line}-${each.end_line} ${each.message}`,
    )

  const ours = (pull: Pull) => annotationsOf(pull).filter(each => each.includes(`(${RULE})`))

  describe('a finding', () => {
    test('that is introduced blocks with a sentence, and an annotation at its line that says what to do', async () => {
      const pull = await open({ 'new/main.tf': `# keys\n${key('  enable_key_rotation = false\n')}` })
      expect(patrol.shows(pull).conclusion).toBe('failure')
      expect(rowOf(pull)).toMatch(
        /✗ Infra-audited \| Infrastructure audited: \d findings? introduced, .*1 medium/,
      )
      expect(ours(pull)).toEqual([
        'failure new/main.tf:4-4 Automatic rotation is off. Set enable_key_rotation = true on the key. (kms-key-rotation)',
      ])
    })

    test('that was there before is counted, and does not block', async () => {
      const pull = await open({ 'old/main.tf': `${key()}\n# nothing else\n` })
      expect(patrol.shows(pull).conclusion).toBe('success')
      expect(rowOf(pull)).toMatch(/no finding introduced; \d+ already there/)
      expect(annotationsOf(pull)).toEqual([])
    })

    test('that is put right is thanked for', async () => {
      const pull = await open({ 'old/main.tf': key(ROTATES) })
      expect(rowOf(pull)).toContain('no finding introduced; 1 fixed, thank you')
    })

    test('goes with its file, whatever that is called', async () => {
      const pull = await open({ 'old/main.tf': null, 'elsewhere/keys.tf': key() })
      expect(patrol.shows(pull).conclusion).toBe('success')
      expect(rowOf(pull)).toContain('no finding introduced')
    })

    test('in a module stands at the argument of the call that brings it about', async () => {
      const pull = await open({
        'live/main.tf': 'module "keys" {\n  source = "../modules/keys"\n  rotate = false\n}\n',
      })
      expect(ours(pull)).toEqual([
        expect.stringMatching(
          /^failure live\/main.tf:3-3 Automatic rotation is off\. It is seen at modules\/keys\/main.tf line 3/,
        ),
      ])
    })

    test('in a module that changes is one of the roots that call it', async () => {
      const pull = await open({
        'modules/keys/main.tf':
          'variable "rotate" {}\nresource "aws_kms_key" "this" {\n  enable_key_rotation = false\n}\n',
      })
      expect(ours(pull)).toEqual([
        expect.stringMatching(/modules\/keys\/main.tf:3-3 .*called at live\/main.tf line 1/),
      ])
    })
  })

  describe('what cannot be read', () => {
    test('as Terraform is an annotation at its place, the rest is audited, and nothing is green', async () => {
      const pull = await open({ 'broken/main.tf': `${key()}resource "aws_kms_key" {{\n` })
      expect(patrol.shows(pull).conclusion).toBe('failure')
      expect(rowOf(pull)).toContain('`broken/main.tf` line 4')
      expect(annotationsOf(pull)).toEqual(
        expect.arrayContaining([
          expect.stringMatching(/broken\/main.tf:1-1 .*\(kms-key-rotation\)/),
          expect.stringMatching(/broken\/main.tf:4-4 .*\(unreadable-code\)/),
        ]),
      )
      const lenient = await open({ 'broken/main.tf': 'resource "aws_kms_key" {{\n' }, waiving)
      expect(patrol.shows(lenient).conclusion).toBe('failure')
    })

    test('since GitHub does not answer is an error that is tried again', async () => {
      const { github } = patrol
      github.faults = ({ template }) =>
        template?.includes('/git/trees/') ? Response.json({ message: 'no' }, { status: 502 }) : null
      const pull = await open({ 'later/main.tf': key(ROTATES) }).finally(() => {
        github.faults = null
      })
      expect(rowOf(pull)).toMatch(/^\| ! Infra-audited/)
      await patrol.again(pull)
      expect(rowOf(pull)).toContain('Infrastructure audited')
    })

    test('since it is written for another tool is named, and an error or not as the policy says', async () => {
      const files = {
        'stack.yaml': 'AWSTemplateFormatVersion: "2010-09-09"\nResources: {}\n',
        'charts/a/Chart.yaml': 'apiVersion: v2\nname: a\n',
      }
      const pull = await open(files)
      expect(patrol.shows(pull).conclusion).toBe('failure')
      expect(rowOf(pull)).toContain('not audited yet: 1 CloudFormation template, 1 Helm chart')
      const named = await open(files, advisory)
      expect(patrol.shows(named).conclusion).toBe('success')
      expect(rowOf(named)).toContain(
        'Infrastructure code, not audited yet: 1 CloudFormation template, 1 Helm chart',
      )
    })
  })

  describe('a justification', () => {
    const justified = (marker: string) => `# ${marker}\n${key()}`
    const MARKER = `patrol:allow infra-audit — a key of a test, SEC-77, until ${SOON}`

    test('waits for the role that the policy names, and holds once it approved this head', async () => {
      const pull = await open({ 'waived/main.tf': justified(MARKER) }, waiving)
      expect(patrol.shows(pull)).toMatchObject({
        conclusion: 'action_required',
        title: 'Waiting for a review by security',
      })
      await patrol.after(() => patrol.github.review(pull, { by: 'sally', state: 'APPROVED' }))
      expect(patrol.shows(pull).conclusion).toBe('success')
      expect(rowOf(pull)).toMatch(
        /Waived: `waived\/main.tf` line 2.*“a key of a test, SEC-77”.*Approved by sally/,
      )
      await patrol.after(() =>
        patrol.github.push(pull, { by: 'himanshu', files: { 'src/more.ts': 'export {}\n' } }),
      )
      expect(patrol.shows(pull).conclusion).toBe('action_required')
    })

    test('past its date waives nothing', async () => {
      const marker = `patrol:allow ${RULE} — a key of a test, until 2026-01-31`
      const pull = await open({ 'waived/main.tf': justified(marker) }, waiving)
      expect(patrol.shows(pull).conclusion).toBe('failure')
      expect(rowOf(pull)).toContain('It ended on 2026-01-31')
    })
  })

  test('a secret stands in no text, annotation, comment, log and record', async () => {
    const secret = 'bar-77-quux'
    const database = `resource "aws_db_instance" "default" {\n  engine   = "mysql"\n  password = "${secret}"\n}\n`
    const pull = await open({ 'db/main.tf': database })
    expect(annotationsOf(pull)).toContainEqual(expect.stringContaining('db/main.tf:3-3'))
    const key = `${pull.repository.id}#${pull.number}` as const
    const recorded = await patrol.server.store.verdicts.latest(key)
    const shown = JSON.stringify([patrol.shows(pull), annotationsOf(pull), recorded])
    expect(shown + patrol.lines.join('')).not.toContain(secret)
  })

  describe('what it costs', () => {
    const isAsked = (each: string) => /git\/|tarball|compare/.test(each)

    test('nothing where no changed file has to do with it', async () => {
      const asked = await patrol.requestsOf(() => open({ 'src/app.ts': 'export {}\n' }))
      expect(asked.filter(each => /git\/trees|tarball|compare/.test(each))).toEqual([])
    })

    test('nothing the second time, and of what is new only that', async () => {
      const pull = await open({ 'twice/main.tf': key(ROTATES) })
      expect((await patrol.requestsOf(() => patrol.again(pull))).filter(isAsked)).toEqual([])
      const pushed = await patrol.requestsOf(() =>
        patrol.github.push(pull, {
          by: 'himanshu',
          files: { 'twice/more.tf': key(ROTATES).replace('claims"', 'more"') },
        }),
      )
      // The file is read once, for both detectors; the tree of the base is known.
      expect(pushed.filter(isAsked)).toEqual([
        'GET /repos/{owner}/{repo}/git/blobs/{file_sha}',
        'GET /repos/{owner}/{repo}/git/trees/{tree_sha}',
        'GET /repos/{owner}/{repo}/compare/{basehead}',
      ])
    })

    test('one archive for a repository of many modules', async () => {
      const many = Object.fromEntries(
        Array.from({ length: 40 }, (_, i) => [`m${i}/main.tf`, `${key(ROTATES)}# ${i}\n`]),
      )
      const large = await patrol.repository('globex', { policy: ROLES, files: many })
      const asked = await patrol.requestsOf(() => open({ 'm1/main.tf': `${key(ROTATES)}# changed\n` }, large))
      expect(asked.filter(each => each.includes('tarball'))).toHaveLength(1)
      expect(asked.filter(each => each.includes('/git/blobs/')).length).toBeLessThanOrEqual(2)
    })
  })
})
