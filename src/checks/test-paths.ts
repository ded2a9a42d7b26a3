/** Where tests, fixtures and examples stand by the customs of most languages and tools. */
export const TEST_PATHS: readonly string[] = [
  '**/{test,tests,Test,Tests,testing,__tests__,__mocks__,spec,specs,e2e,testdata,test_data,testlib}/**',
  '**/{fixture,fixtures,__fixtures__,mocks,stubs}/**',
  '**/{example,examples,Examples,sample,samples,demo,demos}/**',
  '**/src/{androidTest,integrationTest,testFixtures}/**',
  '**/*_{test,tests,spec}.*',
  '**/*.{test,tests,spec,cy,e2e}.*',
  '**/test_*.*',
  '**/*{Test,Tests,Spec,IT,TestCase}.{java,kt,kts,scala,groovy,cs,fs,vb,swift,m,mm,php,hs,dart}',
  '**/conftest.py',
]
