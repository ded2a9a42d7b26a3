import { type SourceFile, TooMuchCode } from '../../tls/scan.ts'
import { answerQuestions } from '../thread/answer-questions.ts'
import type { ScanAnswer } from './open-scanner.ts'
import { scanFile } from './scan-file.ts'

/** The program of the thread in which files are scanned: a file comes in, its findings go out. */
answerQuestions((file: SourceFile): ScanAnswer => {
  try {
    return { found: scanFile(file) }
  } catch (error) {
    if (error instanceof TooMuchCode) return { why: error.message }
    throw error
  }
})
