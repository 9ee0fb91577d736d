import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { replacements } from './replacements.js';
import { migrate, runMigrate, type Migration } from './run-migrate.js';

const config = `ININ.Web.Common.Type.registerNamespace("ININ.Web.Chat");
ININ.Web.Chat.Config = {
  ConfigVersion: 0, ChatTarget: "Marketing", CallbackTarget: "Sales & More", ChatTargetType: "Workgroup",
  CallbackTargetType: "User", InteractionTypes: ["Callback", "Chat"], UseEncryption: true, ICServerCount: 2,
  DefaultLanguageCode: "en-us"
};`;

const page = `<html><head><script>
  function setInteractionWebToolsParams() {
    return { currentUriFragment: "proxy/a", uriFragments: ["proxy/a", "proxy/b"],
      chatRoutingContext: [{ category: "Product", context: "Phones" }] };
  }
</script></head></html>`;

/** A folder with these files. */
function folderOf(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'footbridge-migrate-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

function run(...args: string[]) {
  const lines: string[] = [];
  const take = (line: string) => void lines.push(line);
  return { code: runMigrate(args, { print: take, complain: take }), said: lines.join('\n') };
}

test('writes the tag that says what config.js and the page say', () => {
  const { snippet, warnings } = migrate(folderOf({ 'js/config.js': config, 'index.html': page }));
  expect(warnings).toEqual([]);
  expect(snippet).toBe(`<script
  src="/footbridge/footbridge.js"
  data-servers="/proxy/a,/proxy/b"
  data-target="Marketing"
  data-callback-target="Sales &amp; More"
  data-callback-target-type="User"
  data-interaction-types="callback,chat"
  data-default-language="en-us"
  data-routing-contexts="[{&quot;category&quot;:&quot;Product&quot;,&quot;context&quot;:&quot;Phones&quot;}]"
  defer
></script>`);
});

test('puts the servers where the installer does, where no page names them', () => {
  const { snippet } = migrate(folderOf({ 'config.js': config }));
  expect(snippet).toContain('data-servers="/I3Root/Server1,/I3Root/Server2"');
});

test('lists each customisation at its line, with what replaces it', () => {
  const own =
    'define(function () {\n  bus.subscribe("ReceivedTextNotification", beep);\n  x = Linkifier;\n  // ReceivedTextNotification\n});';
  const folder = folderOf({ 'config.js': config, 'js/own.js': own, 'css/site.css': '.iwc-button { color: red }' });
  const { customisations, styles } = migrate(folder);
  expect(customisations.map(({ path, line, replacement: { name } }) => [path, line, name])).toEqual([
    ['js/own.js', 2, 'ReceivedTextNotification'],
    ['js/own.js', 3, 'Linkifier'],
  ]);
  expect(styles).toEqual(['css/site.css']);
  const { code, said } = run(folder);
  expect(code).toBe(0);
  expect(said).toMatch(/js\/own\.js:2 {2}ReceivedTextNotification\n {4}now: client\.on\('entryReceived'\)/);
  expect((JSON.parse(run(folder, '--json').said) as Migration).customisations).toHaveLength(2);
});

test('knows all 42 notifications and 9 hooks, as the documentation has them', () => {
  const documented =
    readFileSync('docs/developing/events.md', 'utf8').split('Each notification of the original')[1] ?? '';
  const names = [...documented.matchAll(/^\| `(\w+)`/gm)].map(([, name]) => name);
  expect(replacements.map(({ name }) => name)).toEqual(names);
  expect(names).toHaveLength(51);
  for (const { name, now } of replacements) expect(now, name).not.toBe('');
});

test.each([
  ['nothing of the kind', { 'index.html': page }],
  ['a file that breaks off', { 'config.js': 'ININ.Web.Common.Type.registerNamespace("ININ.Web' }],
  ['a file that never ends', { 'config.js': 'for (;;) {}' }],
  ['a file that reaches for the process', { 'config.js': 'process.exit(7)' }],
])('says so where there is %s', (_, files) => {
  const { code, said } = run(folderOf(files));
  expect(code).toBe(1);
  expect(said).toMatch(/no config\.js/);
});

test('says so where there is no folder', () => {
  expect(run(join(tmpdir(), 'footbridge-no-such-folder'))).toMatchObject({ code: 1 });
  expect(run()).toMatchObject({ code: 1 });
  expect(run('--help')).toMatchObject({ code: 0 });
});
