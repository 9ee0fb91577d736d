/** The parts of a message, for whoever passes them on. */
export const messageParts = 'day, message, meta, author, time, bubble, system, delivery';
