/** How a file of an older version is brought forward, one version at a time and never back. */
import type { DatabaseSync } from 'node:sqlite';

/** Changes the tables of one version into those of the next. Inside a transaction of the caller's. */
type Upgrade = (database: DatabaseSync, newTables: string) => void;

/** The first brings version 1 to 2, and so on. */
export const upgrades: readonly Upgrade[] = [addTenants];

/** Version 1 knew chats only, and one tenant. */
function addTenants(database: DatabaseSync, newTables: string): void {
  database.exec(`
    DROP INDEX live_chats;
    DROP INDEX ended_chats;
    DROP INDEX start_tokens_by_age;
    ALTER TABLE events RENAME TO old_events;
    ${newTables}
    INSERT INTO interactions (tenant, interaction_id, participant_id, reconnect_id, started_at_ms, ended_at_ms, record)
    SELECT '', interaction_id, participant_id, chat_id, record ->> 'startedAtMs', ended_at_ms,
      json_set(record, '$.kind', 'chat', '$.queuedAtMs', record ->> 'startedAtMs',
        '$.routingContexts', json('[]'), '$.skills', json('[]'))
    FROM chats ORDER BY interaction_id;
    INSERT INTO events
    SELECT interactions.id, old_events.ordinal, old_events.record
    FROM old_events JOIN interactions ON interactions.tenant = '' AND interactions.interaction_id = old_events.interaction_id;
    INSERT INTO documents SELECT '', 'agents', name, 0, record FROM agents;
    INSERT INTO documents
    SELECT '', 'tokens', token, at_ms, json_remove(
      json_set(record, '$.ids', json_object('participantId', record ->> 'participantId', 'chatId', record ->> 'chatId')),
      '$.participantId', '$.chatId')
    FROM start_tokens;
    INSERT INTO counters SELECT '', value FROM meta WHERE name = 'counters';
    DELETE FROM meta WHERE name = 'counters';
    DROP TABLE old_events;
    DROP TABLE chats;
    DROP TABLE agents;
    DROP TABLE start_tokens;
  `);
}
