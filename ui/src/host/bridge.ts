import type { Event } from './generated/calls.ts';
import type { Host } from './host.ts';

/** The development bridge: the same three doors over loopback HTTP, from the address the page came from. */
export const host: Host = {
  async call(name, params) {
    const answer = await fetch(new URL('call', location.href), {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ name, params }),
    });
    const body: unknown = await answer.json();
    if (answer.ok) return body;
    throw body;
  },

  listen(heard) {
    const stream = new EventSource(new URL('events', location.href));
    stream.onmessage = ({ data }) => heard(JSON.parse(String(data)) as Event);
    return () => stream.close();
  },

  address: (path) => new URL('bytes/', location.href).href + path,
};
