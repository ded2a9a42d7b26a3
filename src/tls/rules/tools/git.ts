import { defineRules } from '../../define-rules.ts'
import type { Word } from '../../file-views.ts'

/** `http.sslVerify` and `http.<url>.sslVerify`, in any case (git-config(1)). */
const NAME = /^http\.(?:.+\.)?sslverify$/i
/** What git reads as false: also an empty value, and numbers that are 0 (git-config(1), “boolean”). */
const NO = /^(?:false|no|off|0+|)$/i

/** Git's commands and the variable that switches its check off. */
export const git = defineRules({
  name: 'Git',
  reads: 'shell',
  example: 'clone.sh',
  rules: [
    {
      id: 'git-ssl-verify',
      title: 'Git does not check the certificate',
      why: 'With `http.sslVerify` off git accepts any certificate.',
      fix: 'Leave it out; give a private authority with `http.sslCAInfo`.',
      match: view =>
        view
          .commands('git', 'git-clone', 'hub', 'gh')
          .filter(
            ({ words }) =>
              !words.some(({ text }) =>
                /^(?:--(?:get|unset|list|get-all|unset-all|get-regexp)|-l|--default)$/.test(text),
              ),
          )
          .filter(({ words }) => words.some(({ text }, at) => pairOff(text) || isSet(words, text, at)))
          .map(command => view.found(command)),
      examples: {
        bad: [
          'git -c http.sslVerify=false clone "$url"',
          'git -c "http.sslVerify=false" clone "$url"',
          'git -c http.sslverify=0 pull',
          'git -c http.sslVerify= fetch',
          'git -c http.https://host.example.com/.sslVerify=false fetch',
          'git clone -c http.sslVerify=no "$url"',
          'git clone --config http.sslVerify=false "$url"',
          'git clone --config=http.sslVerify=off "$url"',
          'git config --global http.sslVerify false',
          'git config http.sslVerify "false"',
          'git config --system http.sslVerify 0',
          'git config --global --add http.sslVerify no',
          'git config --replace-all http.sslVerify off',
          'git config set --global http.sslVerify false',
          "git config --global http.sslVerify ''",
          'git config --global http.https://host.example.com.sslVerify false',
          'git config --global http."https://host.example.com/".sslVerify false',
          'git config --file .gitmodules http.sslVerify false',
          'git config --global --bool http.sslVerify false',
          'cd x&&git config http.sslVerify false;git pull',
          {
            path: 'Dockerfile',
            text: 'FROM alpine\nRUN apk add git && git config --global http.sslverify false\n',
          },
          { path: 'run.py', text: 'subprocess.call(["git", "-c", "http.sslVerify=false", "clone", url])' },
          { path: 'run.js', text: "execSync('git config --global http.sslVerify false')" },
          { path: 'ci.yml', text: 'steps:\n  - run: git config --global http.sslVerify false # !!\n' },
          { path: 'Jenkinsfile', text: "sh 'git config --global http.sslVerify false'" },
        ],
        good: [
          'git config --global http.sslVerify true',
          'git -c http.sslVerify=true clone "$url"',
          'git -c http.sslVerify clone "$url"',
          'git config --unset http.sslVerify',
          'git config --get http.sslVerify',
          'git config http.sslVerify',
          'echo "git config http.sslVerify false"',
          'git config --global http.sslVerifyX false',
          'git config --global http.sslCAInfo ca.pem',
          'git commit -m "set http.sslVerify false"',
          'git log # http.sslVerify false',
          'git grep http.sslVerify',
        ],
      },
    },
  ],
})

function pairOff(text: string): boolean {
  const found = /^(?:--config=|-c)?(.*?)=([^=]*)$/.exec(text)
  return found !== null && NAME.test(unquoted(found[1] ?? '')) && NO.test(unquoted(found[2] ?? ''))
}

function isSet(words: readonly Word[], text: string, at: number): boolean {
  const value = words[at + 1]
  return value !== undefined && NAME.test(unquoted(text)) && NO.test(unquoted(value.text))
}

function unquoted(text: string): string {
  return text.replaceAll(/["']/g, '').trim()
}
