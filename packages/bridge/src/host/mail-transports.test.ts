import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SMTPServer } from 'smtp-server';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Mail } from '../service/seams.js';
import { createOutbox, createSmtpTransport } from './mail-transports.js';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'footbridge-mail-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const mail: Mail = {
  mailId: '0123456789abcdef0123456789abcdef',
  interactionId: '2001880050',
  to: 'ann@example.com',
  from: 'Example chat <chat@example.com>',
  replyTo: 'help@example.com',
  subject: 'Größe\r\nBcc: everybody@example.com',
  text: 'Guten Tag 👋\r\n.\r\nEnde',
  html: undefined,
};

test('writes a mail as a file, whose headers are the ones that were meant', async () => {
  await createOutbox(folder).send(mail);
  const [name = ''] = readdirSync(folder);
  expect(name).toBe('2001880050-0123456789abcdef0123456789abcdef.eml');
  const [head = ''] = readFileSync(join(folder, name), 'utf8').split('\r\n\r\n');
  expect(head).toMatch(/^To: ann@example\.com$/m);
  expect(head).toMatch(/^Reply-To: help@example\.com$/m);
  expect(head).toMatch(/^Message-ID: <0123456789abcdef0123456789abcdef@/m);
  expect(head).not.toMatch(/^Bcc:/im);
});

test('forgets the mail of one interaction and of no other', async () => {
  const outbox = createOutbox(folder);
  await outbox.send(mail);
  await outbox.send({ ...mail, interactionId: '20018800501' });
  await outbox.forget('2001880050');
  expect(readdirSync(folder)).toEqual(['20018800501-0123456789abcdef0123456789abcdef.eml']);
  await createOutbox(join(folder, 'nowhere')).forget('2001880050');
});

test('hands a mail to an SMTP server, and says so when that refuses', async () => {
  const taken: string[] = [];
  let isOpen = true;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onMailFrom: (_, __, done) => done(isOpen ? undefined : new Error('closed')),
    onData(stream, _, done) {
      let text = '';
      stream.on('data', (part: Buffer) => (text += part.toString()));
      stream.on('end', () => {
        taken.push(text);
        done();
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  try {
    const { port } = server.server.address() as AddressInfo;
    const transport = createSmtpTransport(`smtp://127.0.0.1:${port}`);
    await transport.send(mail);
    expect(taken).toHaveLength(1);
    expect(taken[0]).toMatch(/^To: ann@example\.com\r$/m);
    isOpen = false;
    await expect(transport.send(mail)).rejects.toThrow();
  } finally {
    await new Promise<void>((resolve) => server.close(() => resolve()));
  }
});
