/** A server that answers as the real bridge does, but for one mistake. */
import type { Server } from '@footbridge/doctor';

type Fields = Record<string, unknown>;

/** What becomes of the object under an answer's root; it is changed in place. */
export type Mistake = (root: Fields, path: string) => void;

/** Every JSON answer of the visitors' listener goes through the mistake. */
export const withMistake = (server: Server, mistake: Mistake): Server =>
  withWrongAnswer(server, async (request, response) => {
    if (!response.headers.get('content-type')?.startsWith('application/json')) return response;
    const document = (await response.json()) as Fields | Fields[];
    const path = new URL(request.url).pathname;
    for (const element of [document].flat()) {
      for (const root of Object.values(element)) if (isFields(root)) mistake(root, path);
    }
    return new Response(JSON.stringify(document), { status: response.status, headers: response.headers });
  });

export const withWrongAnswer = (
  server: Server,
  answer: (request: Request, response: Response) => Response | Promise<Response>,
): Server => ({ ...server, fetch: async (request) => answer(request, await server.fetch(request)) });

/** Every request goes to the real bridge under another URL, which is how a server looks that ignores a part of it. */
export const withUrl = (server: Server, alter: (url: string) => string): Server => ({
  ...server,
  fetch: (request) => server.fetch(new Request(alter(request.url), request)),
});

export const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const eventsIn = (root: Fields): Fields[] => (Array.isArray(root.events) ? (root.events as Fields[]) : []);

/** Gives a field another name. */
export function rename(fields: Fields, from: string, to: string): void {
  if (!(from in fields)) return;
  fields[to] = fields[from];
  delete fields[from];
}
