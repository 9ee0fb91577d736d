import { FootbridgeWidget } from '@footbridge/elements/react';
import { useState } from 'react';

const options = { servers: ['/I3Root/Server1', '/I3Root/Server2'], target: 'Marketing' };

export function App() {
  const [open, setOpen] = useState(false);
  const [answers, setAnswers] = useState(0);
  return (
    <>
      <h1>React</h1>
      <button onClick={() => setOpen(true)}>Ask us</button>
      <p>
        Answers: <output>{answers}</output>
      </p>
      <FootbridgeWidget
        open={open}
        options={options}
        onOpen={() => setOpen(true)}
        onClose={() => setOpen(false)}
        onMessageReceived={({ authorKind }) => authorKind === 'agent' && setAnswers((count) => count + 1)}
      >
        <p slot="before-form">We answer within a minute.</p>
      </FootbridgeWidget>
    </>
  );
}
