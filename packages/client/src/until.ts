import type { Actor, AnyActorLogic, SnapshotFrom } from 'xstate';

/** The first state that `isReached` accepts, or the last one of an actor that stops before. */
export function until<Logic extends AnyActorLogic>(
  actor: Actor<Logic>,
  isReached: (state: SnapshotFrom<Logic>) => boolean,
): Promise<SnapshotFrom<Logic>> {
  return new Promise((resolve, reject) => {
    const subscription = actor.subscribe({
      next: (state) => {
        if (!isReached(state)) return;
        resolve(state);
        subscription.unsubscribe();
      },
      error: reject,
      complete: () => resolve(actor.getSnapshot()),
    });
  });
}
