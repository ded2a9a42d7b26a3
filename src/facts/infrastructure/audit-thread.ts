import { boundedParseCache } from './bounded-parse-cache.ts'
import { type AuditJob, auditOf, type OutlineJob, outlinesOf } from './audit-job.ts'
import { answerQuestions } from '../thread/answer-questions.ts'

/** What was parsed of files that did not change need not be parsed again. It takes some thirty times their text. */
const cache = boundedParseCache(3_000_000)

/** The program of the thread in which infrastructure code is audited. */
answerQuestions((job: AuditJob | OutlineJob) =>
  job.kind === 'audit' ? auditOf(job, cache) : outlinesOf(job),
)
