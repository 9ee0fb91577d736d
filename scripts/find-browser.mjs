/** Finds a Chromium to test with, and installs one where there is none. */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';

const installed = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];

function findInstalled() {
  const own = chromium.executablePath();
  if (existsSync(own)) return own;
  for (const name of installed) {
    const { status, stdout } = spawnSync('which', [name], { encoding: 'utf8' });
    if (status === 0) return stdout.trim();
  }
  return undefined;
}

const succeeds = (program, args) => spawnSync(program, args, { stdio: 'ignore' }).status === 0;

/** Playwright's own build if it can be downloaded, else the distribution's package. */
function install() {
  console.log('Installing a browser to test with…');
  if (succeeds(process.execPath, ['node_modules/@playwright/test/cli.js', 'install', '--with-deps', 'chromium']))
    return;
  const asRoot = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
  const apt = [...asRoot, 'apt-get'];
  execFileSync(apt[0], [...apt.slice(1), 'update', '-qq'], { stdio: 'inherit' });
  execFileSync(apt[0], [...apt.slice(1), 'install', '-y', '-qq', 'chromium'], { stdio: 'inherit' });
}

/** The path of a Chromium that can be started. Throws where none can be had. */
export function findBrowser() {
  const found = findInstalled();
  if (found) return found;
  install();
  const path = findInstalled();
  if (!path) throw new Error('No Chromium was found and none could be installed. Install one and try again.');
  return path;
}
