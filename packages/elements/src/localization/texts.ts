/** The texts of a language by their ids. `{0}` stands for the first thing that a text is given to say. */
export type Catalogue = Readonly<Record<string, string>>;

/** A page's own words in place of a catalogue's: for every language by the text's id, or for one within its code. */
export type Texts = Readonly<Record<string, string | Catalogue>>;
