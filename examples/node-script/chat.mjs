// Chats from a terminal: node chat.mjs SERVER [SERVER] QUEUE
import { createInterface } from 'node:readline';
import { createFootbridge } from '@footbridge/client';

const servers = process.argv.slice(2);
const target = servers.pop();
const client = createFootbridge({ servers, target });
const terminal = createInterface({ input: process.stdin });

client.on('entryReceived', ({ entry }) => console.log(`${entry.author.name}: ${entry.text ?? entry.url ?? '…'}`));
client.on('messageFailed', ({ entry }) => console.error(`Not delivered: ${entry.text}`));
client.on('connectionLost', () => console.error('Reconnecting …'));
client.on('chatEnded', ({ reason }) => {
  console.log(`The chat is over: ${reason}.`);
  terminal.close();
  client.dispose();
});

await client.startChat({ name: 'Ann' });
terminal.on('line', (line) => (line === 'bye' ? client.leave() : client.send(line)));
terminal.on('close', () => client.leave());
