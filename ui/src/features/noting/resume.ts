import { call } from '#host/client.ts';
import { dialogs, openDialog } from '#shared/dialogs.svelte.ts';

import { interrupted } from './drafts.ts';

/** Goes on with the note that was being typed when the program stopped. */
export async function resumeNote(): Promise<void> {
  try {
    const key = interrupted((await call('drafts', {})).rows);
    if (key && dialogs.open === null) openDialog('note', { draft: key });
  } catch {
    // The drafts stay where they are; the menu lists them.
  }
}
