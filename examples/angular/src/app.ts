import { Component, CUSTOM_ELEMENTS_SCHEMA, signal } from '@angular/core';
import type { MessageReceivedEvent } from '@footbridge/elements';

@Component({
  selector: 'example-app',
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  template: `
    <h1>Angular</h1>
    <button (click)="open.set(true)">Ask us</button>
    <p>
      Answers: <output>{{ answers() }}</output>
    </p>
    <footbridge-widget
      [open]="open()"
      [options]="options"
      (footbridge-open)="open.set(true)"
      (footbridge-close)="open.set(false)"
      (footbridge-message-received)="count($event)"
    >
      <p slot="before-form">We answer within a minute.</p>
    </footbridge-widget>
  `,
})
export class App {
  readonly options = { servers: ['/I3Root/Server1', '/I3Root/Server2'], target: 'Marketing' };
  readonly open = signal(false);
  readonly answers = signal(0);

  protected count({ authorKind }: MessageReceivedEvent) {
    if (authorKind === 'agent') this.answers.update((count) => count + 1);
  }
}
