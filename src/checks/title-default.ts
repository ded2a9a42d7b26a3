import * as z from 'zod'
import { patternList } from '../patterns/option.ts'
import { compilePattern } from '../patterns/pattern.ts'
import { defineCheck, fail, pass } from './define-check.ts'

/** The title was written for this change, and not left as GitHub or the team's template proposed it. */
export const titleDefault = defineCheck({
  id: 'title-default',
  name: 'Pull-request default title',
  requirement: 'Pull-request title should not be the default one from the template',
  fix: 'Write a title that says what the change does.',
  needs: [],
  options: z.strictObject({
    titles: z
      .array(z.string().min(1))
      .max(500)
      .default([])
      .describe('Titles that the team’s template or tools propose; case and white space do not matter.'),
    patterns: patternList
      .default([])
      .describe('Regular expressions (RE2) of titles that are proposals, for example `^TICKET-000`.'),
  }),

  evaluate({ pull: { title, headRef } }, { titles, patterns }) {
    const plain = alike(title)
    if (plain === '') return fail('The title is empty.')
    if (titlesFromBranch(headRef).includes(plain)) return fail('The title is the branch name.')
    if (titles.some(proposed => alike(proposed) === plain))
      return fail('The title is the one from the template.')
    if (patterns.some(pattern => compilePattern(pattern).matches(title.trim()))) {
      return fail('The title is the one from the template.')
    }
    return pass('Custom PR title detected')
  },

  examples: {
    passes: [
      { pull: { title: 'SEC-1098: Add new endpoints' }, says: 'Custom PR title detected' },
      {
        pull: { title: 'Add new endpoints', headRef: 'add-endpoints' },
        says: 'Custom PR title detected',
      },
    ],
    fails: [
      {
        pull: { title: 'Himanshu/sec 1098', headRef: 'himanshu/SEC-1098' },
        says: 'The title is the branch name.',
      },
      {
        pull: { title: 'TICKET-000: what the change does' },
        options: { patterns: ['^TICKET-000'] },
        says: 'The title is the one from the template.',
      },
      {
        pull: { title: 'ticket:  Summary' },
        options: { titles: ['Ticket: summary'] },
        says: 'The title is the one from the template.',
      },
    ],
  },
})

/**
 * What is proposed as a title for a branch: GitHub puts spaces for dashes and underscores, and lowers all but the
 * first letter (https://github.com/desktop/desktop/issues/4349); tools propose the name as it is.
 */
function titlesFromBranch(branch: string): string[] {
  return [alike(branch), alike(branch.replaceAll(/[-_]/g, ' '))]
}

/** Equal for texts that differ in case, white space and invisible characters only. */
function alike(text: string): string {
  return text
    .normalize('NFC')
    .replaceAll(/\p{Cf}/gu, '')
    .replaceAll(/\s+/g, ' ')
    .trim()
    .toLowerCase()
}
