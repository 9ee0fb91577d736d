import { allEndpoints, type AnyEndpointName } from '@footbridge/protocol/server';

/** Every request that the public listener serves, read from the table that serves them. */
export interface ServedRequest {
  readonly name: AnyEndpointName;
  readonly method: 'GET' | 'POST';
  /** The path below the host, with the given id where the request names a visitor. */
  readonly pathFor: (participantId: string) => string;
}

export const servedRequests: readonly ServedRequest[] = (Object.keys(allEndpoints) as AnyEndpointName[]).map((name) => {
  const { method, path, namesVisitor } = allEndpoints[name];
  return { name, method, pathFor: (participantId) => (namesVisitor ? `/${path}/${participantId}` : `/${path}`) };
});

export const publicUrl = (path: string): string => `http://bridge.example${path}`;

/** Every request that the private listener serves to agents. */
export const agentRequests = [
  { method: 'GET', path: '/agent/api/desk' },
  { method: 'POST', path: '/agent/api/commands' },
  { method: 'POST', path: '/agent/api/files' },
  { method: 'GET', path: '/agent/api/responses' },
  { method: 'GET', path: '/agent/api/photo' },
] as const;
