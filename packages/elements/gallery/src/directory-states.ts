import type { DirectoryLink } from '@footbridge/elements';
import { html, type TemplateResult } from 'lit';
import { clicked } from './clicked.js';
import { directoryClient } from './sample-servers.js';
import type { State } from './states.js';

const links: readonly DirectoryLink[] = [
  { name: 'Marketing Group', target: 'Marketing' },
  { name: 'Jane Doe', target: 'jdoe', targetType: 'User' },
  { name: 'John Doe', target: 'jodoe', targetType: 'User', callback: false },
  { name: 'עליזה אדמס', target: 'aliza', targetType: 'User' },
];

const people = (
  [
    ['Alan Adams', 'Available', true, 'Sales'],
    ['Jane Doe', 'On the phone', false, 'Service'],
    ['John Doe', 'In a meeting', false, 'Service'],
    ['María de la Cruz', 'At lunch', false, undefined],
    ['Bo Lind', 'Working at home', true, 'Support'],
    ['Wolfeschlegelsteinhausenbergerdorff von und zu Hohenlohe', 'Gone home', false, 'Sales'],
    ['עליזה אדמס', 'Out of town', false, 'Sales'],
    ['Ola Nordmann', 'Do not disturb', false, 'Sales'],
  ] as const
).map(([displayName, statusText, available, department]) => ({
  displayName,
  target: displayName,
  targetType: 'User',
  statusText,
  available,
  department,
  chat: available,
  callback: true,
}));

const inPage = (directory: TemplateResult) => html`<div class="page">${directory}</div>`;

const search = (entries: readonly object[], ...buttons: string[]) =>
  inPage(html`
    <footbridge-directory
      search
      language="en-GB"
      .client=${directoryClient(entries)}
      ${clicked(buttons)}
    ></footbridge-directory>
  `);

export const directoryStates: readonly State[] = [
  {
    name: 'directory-links',
    show: () => inPage(html`<footbridge-directory .entries=${links}></footbridge-directory>`),
  },
  { name: 'directory-search', show: () => search(people) },
  { name: 'directory-found', show: () => search(people, '[part=search]') },
  { name: 'directory-nobody', show: () => search([], '[part=search]') },
];
