import { fail, skip } from '../errors.js';
import type { Subject } from './check.js';
import type { Part } from './part.js';
import type { Probe } from './probe.js';
import { expectStatus, expectType, readJson } from './reply.js';

const configurationOf = async (probe: Probe, query = ''): Promise<Part> => {
  const [first] = readJson(await probe.fetch(`serverConfiguration${query}`)).list();
  return (first ?? fail('Expected a list with at least one element.')).get('serverConfiguration');
};

const lists = ['common', 'chat', 'callback', 'queueQuery'];

export const serverConfiguration: Subject = {
  title: 'serverConfiguration',
  checks: [
    {
      name: 'answers a list whose first element holds the configuration',
      section: '3.1',
      async run(probe) {
        (await configurationOf(probe)).get('capabilities');
      },
    },
    {
      name: 'says that it answers JSON in UTF-8',
      section: '1.4',
      async run(probe) {
        expectType(await probe.fetch('serverConfiguration'), 'application/json');
      },
    },
    {
      name: 'numbers its configuration from 1',
      section: '3.0',
      async run(probe) {
        (await configurationOf(probe)).get('cfgVer').integer(1);
      },
    },
    {
      name: 'keeps the number while nothing changes',
      section: '3.1',
      async run(probe) {
        const before = (await configurationOf(probe)).get('cfgVer').integer(1);
        (await configurationOf(probe)).get('cfgVer').equals(before);
      },
    },
    {
      name: 'lists its capabilities as texts, each once',
      section: '3.1',
      async run(probe) {
        const capabilities = (await configurationOf(probe)).get('capabilities');
        for (const list of lists.map((name) => capabilities.get(name))) {
          if (list.isAbsent) continue;
          const names = list.list().map((name) => name.words());
          if (new Set(names).size < names.length) fail(`Expected each name once at ${list.path}.`);
        }
      },
    },
    {
      name: 'announces what every chat needs',
      section: '3.1',
      async run(probe) {
        for (const need of ['chat.poll', 'chat.sendMessage', 'chat.exit'] as const) {
          if (!probe.run.has(need)) fail(`Expected ${need} to be announced.`);
        }
      },
    },
    {
      name: 'announces reconnecting for chats and for callbacks, without which the original client never switches over',
      section: '11',
      async run(probe) {
        for (const need of ['chat.reconnect', 'callback.reconnect'] as const) {
          if (!probe.run.has(need)) fail(`Expected ${need} to be announced.`);
        }
      },
    },
    {
      name: 'announces a way to say who one is wherever something can be started',
      section: '11',
      async run(probe) {
        const { run } = probe;
        const chat = run.has('chat.supportAuthenticationAnonymous') || run.has('chat.supportAuthenticationTracker');
        if (run.has('chat.start') && !chat) fail('Expected a way to authenticate among the chat capabilities.');
        const callback =
          run.has('callback.supportAuthenticationAnonymous') || run.has('callback.supportAuthenticationTracker');
        if (run.has('callback.create') && !callback) {
          fail('Expected a way to authenticate among the callback capabilities.');
        }
      },
    },
    {
      name: 'names a regular expression where it filters problem reports',
      section: '3.1',
      async run(probe) {
        const filter = (await configurationOf(probe)).get('problemReportRegEx');
        if (filter.isAbsent) return;
        try {
          RegExp(filter.words());
        } catch {
          filter.refuse('a regular expression');
        }
      },
    },
    {
      name: 'echoes the languages that the browser accepts, for clients that can not read them',
      section: '3.1',
      async run(probe) {
        const headers = { accept: 'application/json', 'accept-language': 'fr-BE,fr;q=0.8' };
        const [, second] = readJson(await probe.fetch('serverConfiguration', { headers })).list();
        if (!second) skip('The server echoes no languages, as later ones do not.');
        second.get('browserAcceptLanguage').equals('fr-BE,fr;q=0.8');
      },
    },
    {
      name: 'ignores a query that it does not know',
      section: '1.7',
      async run(probe) {
        (await configurationOf(probe, '?anything=1&ack=x')).get('cfgVer').integer(1);
      },
    },
    {
      name: 'forbids keeping the answer',
      section: '1.7',
      async run(probe) {
        const reply = await probe.fetch('serverConfiguration');
        expectStatus(reply, 200);
        if (!/no-store/i.test(reply.headers.get('cache-control') ?? '')) fail('Expected Cache-Control: no-store.');
      },
    },
    {
      name: 'says a notice as a text of known severity',
      section: '10.6',
      needs: ['common.footbridge.notice'],
      async run(probe) {
        const notice = (await configurationOf(probe)).get('notice');
        if (notice.isAbsent) return;
        notice.get('severity').oneOf(['warning', 'info', 'ok', 'caution']);
        notice.get('text').words();
      },
    },
  ],
};
