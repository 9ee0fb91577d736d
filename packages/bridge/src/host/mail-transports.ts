/** Where mail goes: a folder of `.eml` files, or an SMTP server. */
import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import type { Mail, MailTransport } from '../service/seams.js';

const SAFE_ID = /^[\w-]{1,64}$/;
/** A server that takes longer is asked again later. */
const SMTP_TIMEOUT_MS = 20_000;

/** Nodemailer folds and encodes headers; addresses that could hold another header are refused before they get here. */
const toMessage = (mail: Mail) => ({
  from: mail.from,
  to: { name: '', address: mail.to },
  ...(mail.replyTo !== undefined && { replyTo: mail.replyTo }),
  subject: mail.subject,
  text: mail.text,
  ...(mail.html !== undefined && { html: mail.html }),
  messageId: `<${mail.mailId}@footbridge.invalid>`,
  headers: { 'Auto-Submitted': 'auto-generated' },
  // Nothing in a mail may make the server read a file or a URL.
  disableFileAccess: true,
  disableUrlAccess: true,
});

/** Writes each mail as a file, whole or not at all. */
export function createOutbox(folder: string): MailTransport {
  const composer = createTransport({ streamTransport: true, buffer: true, newline: 'windows' });
  return {
    async send(mail) {
      if (!SAFE_ID.test(mail.mailId) || !SAFE_ID.test(mail.interactionId)) return;
      const { message } = await composer.sendMail(toMessage(mail));
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const file = join(folder, `${mail.interactionId}-${mail.mailId}.eml`);
      await writeFile(`${file}.part`, message as Buffer, { mode: 0o600 });
      await rename(`${file}.part`, file);
    },
    async forget(interactionId) {
      const names = await readdir(folder).catch(() => []);
      const theirs = names.filter((name) => name.startsWith(`${interactionId}-`));
      await Promise.all(theirs.map((name) => rm(join(folder, name), { force: true })));
    },
  };
}

/** Hands each mail to a server, for example `smtp://user:password@mail.example.com:587`. It keeps nothing. */
export function createSmtpTransport(url: string): MailTransport {
  const server = createTransport(url, {
    connectionTimeout: SMTP_TIMEOUT_MS,
    greetingTimeout: SMTP_TIMEOUT_MS,
    socketTimeout: SMTP_TIMEOUT_MS,
  } as object);
  return {
    async send(mail) {
      await server.sendMail(toMessage(mail));
    },
    async forget() {},
  };
}
