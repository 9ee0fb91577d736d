interface WireEvent {
  readonly value: unknown;
  readonly sequenceNumber: number;
}

/** Spoils an answer: puts other lines in the place of one that an agent says. */
export const inPlaceOf = (line: string, lines: readonly string[], later = 0) => ({
  rewrite(body: string): string {
    const { chat } = JSON.parse(body) as { chat: { events: readonly WireEvent[] } };
    const events = chat.events.flatMap((event) =>
      event.value === line
        ? lines.map((value, index) => ({ ...event, value, sequenceNumber: event.sequenceNumber + later + index }))
        : [event],
    );
    return JSON.stringify({ chat: { ...chat, events } });
  },
});
