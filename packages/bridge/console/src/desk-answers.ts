import type { AgentDesk, CannedResponse } from '../../src/agent/agent-api.js';

/** The desk in an answer, or undefined for what a proxy in between may have said instead. */
export async function readDesk(answer: Response): Promise<AgentDesk | undefined> {
  const body = await readJson(answer);
  return isDesk(body) ? body : undefined;
}

/** The list in an answer; empty for anything else. */
export async function readResponses(answer: Response): Promise<readonly CannedResponse[]> {
  const body = await readJson(answer);
  return Array.isArray(body) ? body.filter(isResponse) : [];
}

/** Why a command was refused, in the bridge's own words where it has any. */
export async function readProblem(answer: Response): Promise<string> {
  const body = await readJson(answer);
  return isFields(body) && typeof body.message === 'string'
    ? body.message
    : `The bridge refused this (${answer.status}).`;
}

async function readJson(answer: Response): Promise<unknown> {
  try {
    return await answer.json();
  } catch {
    return undefined;
  }
}

const isFields = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

/** Tells a desk from anything else. What is inside one is the bridge's own, and trusted. */
const isDesk = (value: unknown): value is AgentDesk =>
  isFields(value) &&
  typeof value.version === 'number' &&
  isFields(value.agent) &&
  [value.queues, value.agents, value.interactions].every((list) => Array.isArray(list));

const isResponse = (value: unknown): value is CannedResponse =>
  isFields(value) && [value.id, value.title, value.kind, value.text].every((field) => typeof field === 'string');
