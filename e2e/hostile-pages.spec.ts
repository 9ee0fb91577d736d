/** Pages that make life hard for what is embedded in them. Each is a file in `e2e/pages`. */
import { ScriptedAgent } from './support/agent.js';
import { chatThrough, describePage, expect, test } from './support/page-test.js';
import { Widget } from './support/widget.js';

const hostilePages = {
  'strict-policy.html': 'allows nothing inline and no markup from strings',
  'nonce-policy.html': 'trusts one script and forbids every style',
  'own-lit.html': 'has a Lit and a policy of its own',
  'aggressive-styles.html': 'has styles that reach for everything',
  'quirks.html': 'is in quirks mode',
  'right-to-left.html': 'runs from right to left and names no language',
  'patched-prototypes.html': 'has patched prototypes',
  'clobbered.html': 'has ids that are the names of other things',
};

for (const [file, what] of Object.entries(hostilePages)) {
  test(`a whole chat works on a page that ${what}, and the page is none the worse`, async ({ page, pair, visit }) => {
    await page.route('**/footbridge.js', (route) => route.fulfill({ contentType: 'text/javascript', body: '' }));
    await visit(file);
    const before = await describePage(page);
    await page.unroute('**/footbridge.js');
    const widget = await visit(file);
    await expect(widget.launcher).toBeVisible();
    const { globals, ...after } = await describePage(page);
    expect(after).toEqual({ ...before, globals: undefined });
    expect(globals.filter((name) => !before.globals.includes(name))).toEqual(
      before.globals.includes('Footbridge') ? [] : ['Footbridge'],
    );
    await chatThrough(pair, widget);
    const { styles } = await describePage(page);
    expect(styles, 'while the widget is open').toEqual(before.styles);
  });
}
