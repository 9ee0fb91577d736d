/** The languages that the texts are there in. Where two differ by country only, the last serves whoever has neither. */
export const catalogues: readonly string[] = (
  'ar bg ca cs da de el en es et fa fi fr he hi hr hu id it ja ko lt lv nb nl pl pt-BR pt-PT ro ru sk sl sr sv th tr uk ur ' +
  'vi zh-Hans zh-Hant'
).split(' ');

/** How the lines of a catalogue's language run. */
export const directionOf = (code: string): 'ltr' | 'rtl' => (/^(ar|fa|he|ur)/.test(code) ? 'rtl' : 'ltr');
