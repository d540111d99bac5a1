import { convertFileSrc, invoke } from '@tauri-apps/api/core';
import { listen } from '@tauri-apps/api/event';

import type { Event } from './generated/calls.ts';
import type { Host } from './host.ts';

/** The window's shell. This is the only file that knows Tauri. */
export const host: Host = {
  call: (name, params) => invoke('call', { request: { name, params } }),

  listen(heard) {
    const listening = listen<Event>('homeground', ({ payload }) => heard(payload));
    return () => void listening.then((stop) => stop());
  },

  // `app://localhost/` on Linux and macOS, `http://app.localhost/` on Windows. A path is not one name to be escaped.
  address: (path) => `${convertFileSrc('', 'app')}${path}`,
};
