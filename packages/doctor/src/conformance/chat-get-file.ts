import { fail } from '../errors.js';
import type { Subject } from './check.js';
import type { Chat } from './conversations.js';
import type { Part } from './part.js';
import type { Probe } from './probe.js';
import { expectStatus } from './reply.js';

const NAME = 'the manual.txt';
const BYTES = new TextEncoder().encode('How to use it: carefully. 👋');

const withAgent = ['agent', 'chat.start', 'chat.supportAuthenticationAnonymous'] as const;

const isFile = (event: Part): boolean => event.get('type').value === 'file';

async function receiveFile(
  probe: Probe,
): Promise<{ readonly chat: Chat; readonly path: string; readonly event: Part }> {
  const { chat, agent } = await probe.startWithAgent();
  await agent.sendFile(NAME, BYTES);
  const { event } = await chat.hear('a file event', isFile);
  return { chat, event, path: event.get('value').words() };
}

export const chatGetFile: Subject = {
  title: 'chat/getfile',
  checks: [
    {
      name: 'answers a file that nobody sent with HTTP 404',
      section: '3.8',
      async run(probe) {
        expectStatus(
          await probe.fetch(`chat/getfile/${probe.newId()}/${probe.newId()}/manual.pdf`, { headers: {} }),
          404,
        );
      },
    },
    {
      name: 'tells of a file by a path from the root, with its name at the end',
      section: '3.8',
      needs: withAgent,
      async run(probe) {
        const { event, path } = await receiveFile(probe);
        event.get('value').pathFromRoot();
        const shown = decodeURIComponent(path.slice(path.lastIndexOf('/') + 1));
        if (shown !== NAME) fail("Expected the path to end in the file's name.");
      },
    },
    {
      name: "gives the file's bytes as they were sent",
      section: '3.8',
      needs: withAgent,
      async run(probe) {
        const { path } = await receiveFile(probe);
        const reply = await probe.fetchPath(path, { headers: {} });
        expectStatus(reply, 200);
        if (Buffer.compare(reply.bytes, BYTES) !== 0) fail('Expected the bytes that were sent.');
      },
    },
    {
      name: 'lets no browser run or guess at a file',
      section: '3.8',
      needs: withAgent,
      async run(probe) {
        const { path } = await receiveFile(probe);
        const { headers } = await probe.fetchPath(path, { headers: {} });
        if (headers.get('x-content-type-options') !== 'nosniff') fail('Expected X-Content-Type-Options: nosniff.');
        if (!headers.get('content-disposition')?.startsWith('attachment')) {
          fail('Expected Content-Disposition: attachment.');
        }
      },
    },
    {
      name: "keeps the visitor's id out of the path",
      section: '10.1',
      needs: [...withAgent, 'chat.footbridge.ack'],
      async run(probe) {
        const { chat, path } = await receiveFile(probe);
        const ids = [chat.participantId, chat.chatId].flatMap((id) => [id, id.replaceAll('-', '')]);
        if (ids.some((id) => path.toLowerCase().includes(id.toLowerCase()))) fail('Expected no id of the visitor.');
      },
    },
    {
      name: 'matches the path in any case but for what names the file',
      section: '1.3',
      needs: withAgent,
      async run(probe) {
        const { path } = await receiveFile(probe);
        const shouting = path.replace(/^\/websvcs\/chat\/getfile\//i, '/WebSvcs/Chat/GetFile/');
        expectStatus(await probe.fetchPath(shouting, { headers: {} }), 200);
      },
    },
    {
      name: 'gives a file by no other path than its own',
      section: '3.8',
      needs: withAgent,
      async run(probe) {
        const { path } = await receiveFile(probe);
        const [name = '', fileId = '', token = '', ...rest] = path.split('/').toReversed();
        const others = [
          [name, fileId, probe.newId(), ...rest],
          [name, probe.newId(), token, ...rest],
        ];
        for (const other of others) {
          expectStatus(await probe.fetchPath(other.toReversed().join('/'), { headers: {} }), 404);
        }
      },
    },
  ],
};
