/** Commands that print, search, compare or declare what they are given, and those with rules of their own. */
export const OTHERS =
  /^(?:-.*|echo|print|printf|e?grep|fgrep|zgrep|rg|ag|ack|sed|g?awk|test|\[{1,2}|case|for|select|man|help|info|complete|compgen|getopts?|local|declare|typeset|export|readonly|set|unset|alias|type|which|command|cat|logger|log\w*|warn\w*|err\w*|die|fail\w*|usage|say|write-\w+|assert\w*|describe|it|curl|curlie|wget2?)$/i
