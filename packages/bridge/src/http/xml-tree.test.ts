import { XMLParser, XMLValidator } from 'fast-xml-parser';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readXmlTree, type XmlElement } from './xml-tree.js';

const text = (xml: string): string | undefined => readXmlTree(xml)?.text;

describe('a document is read', () => {
  test.each([
    ['with a declaration', '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<a>x</a>\n', 'x'],
    ['with one that names no encoding', "<?xml version='1.0'?><a>x</a>", 'x'],
    ['with attributes and namespaces', '<p:a xmlns:p="urn:x" b=\'>\' c = "/>">x</p:a >', 'x'],
    ['with comments', '<!-- one --><a>x<!-- <b> -->y</a><!-- two -->', 'xy'],
    ['with CDATA', '<a>1<![CDATA[<!DOCTYPE &amp; <?x?>]]>2</a>', '1<!DOCTYPE &amp; <?x?>2'],
    ["with XML's five entities", '<a>&lt;&gt;&amp;&quot;&apos;</a>', '<>&"\''],
    ['with characters by number', '<a>&#65;&#x1F600;&#13;&#10;</a>', 'A😀\r\n'],
    ['with what looks like an entity of an entity', '<a>&amp;lt;</a>', '&lt;'],
    ['with line ends of any kind', '<a>1\r\n2\r3\n4</a>', '1\n2\n3\n4'],
    ['with letters of any script in its names', '<имя>x</имя>', 'x'],
  ])('%s', (_, xml, expected) => expect(text(xml)).toBe(expected));

  test('without the prefixes of its names', () => {
    expect(readXmlTree('<p:a><q:b>1</q:b></p:a>')).toMatchObject({ name: 'a', children: [{ name: 'b', text: '1' }] });
  });

  test('32 levels deep and no deeper', () => {
    const nested = (depth: number) => '<a>'.repeat(depth) + '</a>'.repeat(depth);
    expect(readXmlTree(nested(32))).toBeDefined();
    expect(readXmlTree(nested(33))).toBeUndefined();
  });
});

test('a document of more parts than any message has is not read to its end', () => {
  const wide = (count: number) => `<a>${'<b/>'.repeat(count)}</a>`;
  expect(readXmlTree(wide(49_998))?.children).toHaveLength(49_998);
  expect(readXmlTree(wide(49_999))).toBeUndefined();
});

describe('nothing is read of', () => {
  test.each([
    ['a document type', '<!DOCTYPE a><a/>'],
    ['entities of its own', '<!DOCTYPE a [<!ENTITY e "x">]><a>&e;</a>'],
    ['an external entity', '<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/passwd">]><a>&e;</a>'],
    [
      'a billion laughs',
      '<!DOCTYPE a [<!ENTITY l "ha"><!ENTITY m "&l;&l;&l;&l;&l;&l;"><!ENTITY n "&m;&m;&m;&m;">]><a>&n;</a>',
    ],
    ['parameter entities', '<!DOCTYPE a [<!ENTITY % p SYSTEM "http://x/"> %p;]><a/>'],
    ['a document type inside', '<a><!DOCTYPE b [<!ENTITY e "x">]></a>'],
    ['an entity nobody declared', '<a>&copy;</a>'],
    ['a processing instruction', '<?xml-stylesheet href="x"?><a/>'],
    ['a processing instruction inside', '<a><?php x?></a>'],
    ['XInclude', '<a xmlns:xi="http://www.w3.org/2001/XInclude"><xi:include href="file:///etc/passwd"/></a>'],
    ['another encoding', '<?xml version="1.0" encoding="UTF-16"?><a/>'],
    ['a second declaration', '<?xml version="1.0"?><?xml version="1.0"?><a/>'],
    ['a declaration that comes late', '<a/><?xml version="1.0"?>'],
    ['wrong nesting', '<a><b></a></b>'],
    ['an end in other letters', '<a></A>'],
    ['an end without a start', '<a/></a>'],
    ['a start without an end', '<a><b></b>'],
    ['two roots', '<a/><b/>'],
    ['text beside the root', '<a/>junk'],
    ['CDATA beside the root', '<![CDATA[]]><a/>'],
    ['text alone', 'hello'],
    ['a bare ampersand', '<a>you & me</a>'],
    ['an entity without its end', '<a>&lt</a>'],
    ['NUL', '<a>\0</a>'],
    ['NUL by number', '<a>&#0;</a>'],
    ['half a surrogate pair by number', '<a>&#xD83D;&#xDE00;</a>'],
    ['a number beyond all characters', '<a>&#x110000;</a>'],
    ['an attribute without quotes', '<a b=1/>'],
    ['an open comment', '<a><!-- </a>'],
    ['open CDATA', '<a><![CDATA[ </a>'],
    ['JSON', '{"message":"x"}'],
  ])('%s', (_, xml) => expect(readXmlTree(xml)).toBeUndefined());
});

test('reads or refuses a megabyte of anything at once', () => {
  const attributes = Array.from({ length: 80_000 }, (_, index) => ` k${index}="1"`).join('');
  const fill = (part: string): string => part.repeat(1_000_000 / part.length);
  for (const part of ['<b>', '<b/>', 'a<b/>', '&amp;', '&', '&#1', '<![CDATA[', '<!--', '<!---->', '</a>', '\r', ':']) {
    readXmlTree(`<a>${fill(part)}</a>`);
  }
  for (const start of ['<?xml version', '<a', '<a b', '<a b=', '</a', '<a></a']) {
    readXmlTree(start + fill(' '));
    readXmlTree(start + fill('x'));
    readXmlTree(start + attributes);
  }
});

/** The same tree, as another reader of XML sees it. */
const otherReader = new XMLParser({
  preserveOrder: true,
  parseTagValue: false,
  trimValues: false,
  cdataPropName: false,
  removeNSPrefix: true,
});

interface OtherNode {
  readonly [name: string]: readonly OtherNode[] | string;
}

function fromOther(name: string, nodes: readonly OtherNode[]): XmlElement {
  const texts = nodes.map((node) => node['#text']).filter((part) => typeof part === 'string');
  const children = nodes.flatMap((node) =>
    Object.entries(node).flatMap(([child, inner]) => (typeof inner === 'string' ? [] : [fromOther(child, inner)])),
  );
  return { name, children, text: texts.join('') };
}

const plain = ({ name, children, text: own }: XmlElement): XmlElement => ({
  name,
  children: children.map(plain),
  text: own,
});

test('sees in every document what another reader sees', () => {
  const word = fc.constantFrom('a', 'b-c', 'd.e', 'p:f', '_g');
  const content = fc.constantFrom(
    'x',
    ' ',
    '1.0',
    '&amp;',
    '&lt;b&gt;',
    '<![CDATA[<c>]]>',
    '<!-- - -->',
    '\r\n',
    '😀',
    '',
  );
  const { document } = fc.letrec<{ document: string }>((tie) => ({
    document: fc
      .tuple(
        word,
        fc.constantFrom('', ' k="v"', " k='>' "),
        fc.array(fc.oneof(content, tie('document')), { maxLength: 4 }),
      )
      .map(([name, attributes, parts]) => `<${name}${attributes}>${parts.join('')}</${name}>`),
  }));
  fc.assert(
    fc.property(document, (xml) => {
      const tree = readXmlTree(xml);
      expect(XMLValidator.validate(xml)).toBe(true);
      expect(tree && plain(tree)).toEqual(fromOther('', otherReader.parse(xml) as OtherNode[]).children[0]);
    }),
  );
});
