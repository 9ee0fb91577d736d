const STORED = 'footbridge-agent-sound';
const TONES_HZ = [660, 880];
const TONE_S = 0.14;

/** A short sound for new work: off until the agent wants it, and never the only sign. */
export class WorkSound {
  #context: AudioContext | undefined;
  readonly #storage: Storage;

  constructor(storage: Storage = window.sessionStorage) {
    this.#storage = storage;
  }

  get isOn(): boolean {
    return this.#storage.getItem(STORED) === 'on';
  }

  /** Called from a gesture, without which browsers keep a page silent. */
  toggle(): void {
    this.#storage.setItem(STORED, this.isOn ? 'off' : 'on');
    if (this.isOn) this.play();
  }

  play(): void {
    if (!this.isOn) return;
    const context = (this.#context ??= new AudioContext());
    for (const [index, frequency] of TONES_HZ.entries()) {
      const startsAt = context.currentTime + index * TONE_S;
      const tone = new OscillatorNode(context, { frequency });
      const volume = new GainNode(context, { gain: 0.15 });
      volume.gain.setTargetAtTime(0, startsAt + TONE_S / 2, TONE_S / 6);
      tone.connect(volume).connect(context.destination);
      tone.start(startsAt);
      tone.stop(startsAt + TONE_S);
    }
  }
}
