/** Where the browsers are. `npm run test:engines` finds or installs them and says so in the environment. */
const where = (variable: string, usual: string): string => process.env[variable] ?? usual;

export const programs = {
  chromium: where('FOOTBRIDGE_BROWSER', '/usr/bin/chromium'),
  firefox: where('FOOTBRIDGE_FIREFOX', '/usr/bin/firefox-esr'),
};
