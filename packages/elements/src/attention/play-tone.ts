const HOLD_MS = 1_000;

/** Two soft notes, once for all tabs of a site; nothing where the browser wants a click first. Fetched when they are wanted. */
export async function playTone(): Promise<void> {
  const { locks } = navigator as { readonly locks?: LockManager };
  if (!locks) return play();
  await locks.request('footbridge-tone', { ifAvailable: true }, async (lock) => {
    if (!lock) return;
    play();
    await new Promise((resolve) => setTimeout(resolve, HOLD_MS));
  });
}

function play(): void {
  const audio = new AudioContext();
  if (audio.state !== 'running') return void audio.close();
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
