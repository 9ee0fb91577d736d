/** The page's language as the visitor's browser prefers it, so that an English page writes dates the British way for the British. */
export function visitorLanguage(): string {
  const page = document.documentElement.lang;
  return navigator.languages.find((tag) => isSameLanguage(tag, page)) ?? (page || navigator.language);
}

const isSameLanguage = (one: string, other: string) => one.split('-')[0] === other.split('-')[0];
