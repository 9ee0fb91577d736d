const HOLD_MS = 1_000;

/** How long a browser may take to let a sound begin. */
const PATIENCE_MS = 500;

/** Two soft notes, once for all tabs of a site; nothing where the browser wants a click first. Fetched when they are wanted. */
export async function playTone(): Promise<void> {
  const { locks, userActivation } = navigator as Partial<Navigator>;
  if (userActivation?.hasBeenActive === false) return;
  if (!locks) return play();
  await locks.request('footbridge-tone', { ifAvailable: true }, async (lock) => {
    if (!lock) return;
    await play();
    await pause(HOLD_MS);
  });
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

async function play(): Promise<void> {
  const audio = new AudioContext();
  // Some browsers begin in their own time, and some never do.
  await Promise.race([audio.resume(), pause(PATIENCE_MS)]);
  if (audio.state !== 'running') return audio.close();
  [660, 880].forEach((frequency, index) => {
    const startAt = audio.currentTime + index * 0.14;
    const note = new OscillatorNode(audio, { frequency });
    const volume = new GainNode(audio, { gain: 0 });
    volume.gain.setValueAtTime(0.12, startAt);
    volume.gain.exponentialRampToValueAtTime(0.001, startAt + 0.3);
    note.connect(volume).connect(audio.destination);
    note.start(startAt);
    note.stop(startAt + 0.3);
    if (index === 1) note.addEventListener('ended', () => void audio.close());
  });
}
