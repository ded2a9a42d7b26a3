import type { Rule } from '../../define-rules.ts'
import type { Command, ShellView, Word } from '../../file-views.ts'
import { meaningOf, switchesOff } from '../configuration/meaning.ts'
import { isOff, isPairOff, ownWords } from './options.ts'
import { OTHERS } from './other-commands.ts'

/** Commands whose arguments are settings: `helm --set a.b=c`, `ansible -e a=b`, `kcat -X a=b`. */
const SETTERS =
  /^(?:helm|ansible\S*|terraform|tofu|terragrunt|salt\S*|argocd|packer|pulumi|nomad|istioctl|vault|kcat|kafkacat|gsutil|w3m|bzr|flux|kustomize|consul|rclone|boundary|hg|subscription-manager|composer|pip|pdm|poetry)$/i

/** Cmdlets and their aliases in PowerShell's own files have rules of their own. */
function isCmdlet(path: string, { name, words }: Command): boolean {
  if (!/\.ps[md]?1$/i.test(path)) return false
  return name.startsWith('$') || [name, ...words.slice(0, 8).map(({ text }) => text)].some(isCmdletName)
}

function isCmdletName(text: string): boolean {
  return /^(?:[a-z]+-[a-z]+|iwr|irm)$/i.test(text)
}

/** `config set NAME VALUE`, `config --set NAME VALUE`, `config NAME VALUE`. */
function setsOff(words: readonly Word[]): boolean {
  if (!words.some(({ text }) => /^(?:config|configure|--?set|set|settings?|set-config)$/i.test(text)))
    return false
  if (
    words.some(({ text }) =>
      /^(?:--?(?:get|unset|delete|show|remove)\S*|get|unset|delete|rm|list)$/.test(text),
    )
  )
    return false
  const plainWords = words.filter(({ text }) => !text.startsWith('-'))
  return plainWords.some(
    ({ text }, at) =>
      isPairOff(text) ||
      (meaningOf(text) !== null &&
        switchesOff(text, plainWords[at + 1]?.text.replace(/^["']|["']$/g, '') ?? '')),
  )
}

export const toolInsecureOption: Rule<ShellView> = {
  id: 'tool-insecure-option',
  title: 'A command line tool does not check the certificate',
  why: 'The option makes the tool accept any certificate.',
  fix: 'Leave the option out; give the tool the certificate of a private authority.',
  match: view =>
    view
      .commands()
      .filter(command => !OTHERS.test(command.name) && !isCmdlet(view.path, command))
      .filter(command => {
        const words = ownWords(command)
        return (
          words.some(({ text }, at) => isOff(text, words[at + 1]?.text)) ||
          (SETTERS.test(command.name) && words.some(({ text }) => text.split(',').some(isPairOff))) ||
          setsOff(words)
        )
      })
      .map(command => view.found(command)),
  examples: {
    bad: [
      'kubectl --insecure-skip-tls-verify get pods',
      'kubectl --insecure-skip-tls-verify=true get pods',
      'kubectl config set-cluster c --server=https://x --insecure-skip-tls-verify=true',
      'kubectl logs p --insecure-skip-tls-verify-backend',
      'oc login --insecure-skip-tls-verify=true "$URL"',
      'helm repo add x https://x --insecure-skip-tls-verify',
      'helm install --kube-insecure-skip-tls-verify x y',
      'helm upgrade x y --set client.tls.insecureSkipVerify=true',
      'aws s3 ls --no-verify-ssl',
      'aws --no-verify-ssl s3 cp a s3://b',
      'podman pull --tls-verify=false registry/x',
      'skopeo copy --src-tls-verify=false docker://a docker://b',
      'skopeo copy --dest-tls-verify=false docker://a docker://b',
      'buildah push --tls-verify=false x',
      'dockerd --insecure-registry registry:5000',
      'docker --tlsverify=false ps',
      'minikube start --insecure-registry=10.0.0.0/24',
      'crane pull --insecure x y.tar',
      'oras push --insecure x y',
      'argocd login cd.example.com --insecure --username admin',
      '/kaniko/executor --skip-tls-verify --destination=x',
      'pip install --trusted-host pypi.org x',
      'pip3 install --trusted-host=pypi.org x',
      'python -m pip install --trusted-host pypi.org x',
      'uv pip install --allow-insecure-host pypi.org x',
      'rclone --no-check-certificate sync a b:',
      'aria2c --check-certificate=false https://x',
      'grpcurl -insecure host:443 list',
      'vegeta attack -insecure -targets=t',
      'svn checkout --trust-server-cert --non-interactive https://x',
      'svn co --trust-server-cert-failures=unknown-ca https://x',
      'hg clone --insecure https://x',
      'go get -insecure example.com/x',
      'redis-cli --tls --insecure -h x',
      'mongo --tls --tlsAllowInvalidCertificates',
      'mongosh "mongodb://x" --tls --tlsAllowInvalidHostnames',
      'mongodump --ssl --sslAllowInvalidCertificates',
      'vault login -tls-skip-verify',
      'terraform init -backend-config=skip_cert_verification=true -backend-config="skip_cert_verification=true"',
      'ansible-playbook -e ansible_winrm_server_cert_validation=ignore x.yml',
      'ansible-galaxy install --ignore-certs x',
      'cosign verify --allow-insecure-registry registry/x',
      'watch -n1 "kubectl --insecure-skip-tls-verify get pods"',
      'cf login -a https://x --skip-ssl-validation',
      'knife bootstrap host --node-ssl-verify-mode none',
      'knife bootstrap host --no-node-verify-api-cert',
      'gcloud config set auth/disable_ssl_validation True',
      'conda config --set ssl_verify false',
      'conda config --set ssl_verify no',
      'pdm config pypi.verify_ssl false',
      'fetchmail --nosslcertck',
      'kcat -b x -X enable.ssl.certificate.verification=false',
      'mosquitto_pub --cafile ca.pem --insecure -t x -m y',
      'restic --insecure-tls backup x',
      'yt-dlp --no-check-certificates https://x',
      's3cmd --no-check-certificate ls',
      'yum-config-manager --no-verify-ssl x',
      'sudo kubectl --insecure-skip-tls-verify get pods',
      'kubeadm join x --discovery-token-unsafe-skip-ca-verification',
      { path: 'Dockerfile', text: 'FROM python\nRUN pip install --trusted-host pypi.org x\n' },
      {
        path: 'run.py',
        text: 'subprocess.run(["kubectl", "--insecure-skip-tls-verify", "get", "pods"])',
      },
    ],
    good: [
      'kubectl --insecure-skip-tls-verify=false get pods',
      'kubectl get -k overlays',
      'kubectl config unset clusters.x.insecure-skip-tls-verify',
      'podman pull --tls-verify=true x',
      'podman pull --tls-verify x',
      'podman pull --creds a:b x',
      'echo --insecure-skip-tls-verify',
      'grep -r -- --insecure .',
      'sed -i s/--insecure// x',
      '[ "$1" = "--insecure" ] && usage',
      'case "$1" in\n  -k|--insecure) shift ;;\nesac',
      'dnf install --nogpgcheck x',
      'apk add --allow-untrusted x.apk',
      'skopeo copy --insecure-policy a b',
      'kube-apiserver --insecure-port=0',
      'node --insecure-http-parser x.js',
      'pip install --cert ca.pem x',
      'helm install x y --ca-file ca.pem',
      'conda config --set ssl_verify true',
      'conda config --set ssl_verify /etc/ca.pem',
      'conda config --get ssl_verify',
      'gcloud config set auth/disable_ssl_validation False',
      'bundle config ssl_verify_mode 1',
      'http --verify=ca.pem https://x',
      'git commit --no-verify -m x',
      'openssl s_client -connect x:443 -verify_hostname x',
      'mvn -Dmaven.wagon.http.ssl.insecure=false package',
      'chromium --ignore-certificate-errors-spki-list=abc= https://x',
      '# kubectl --insecure-skip-tls-verify get pods',
      { path: 'run.py', text: 'parser.add_argument("--insecure", action="store_true")' },
      { path: 'run.py', text: 'print("run kubectl --insecure-skip-tls-verify to skip")' },
    ],
  },
}
