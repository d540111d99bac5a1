import { call } from '#host/client.ts';
import { app as words } from '#shared/messages/en/app.ts';
import { operationName } from '#shared/messages/en/entries.ts';
import { fail, say } from '#shared/notices.svelte.ts';

/** Takes the last change back and says which. */
export async function undo(): Promise<void> {
  try {
    const { operation } = await call('undo', {});
    if (operation) say(words.undone(operationName(operation)), [{ says: words.menuItems.redo(operationName(operation)), act: () => void redo() }]);
    else say(words.nothingToUndo);
  } catch (reason) {
    fail(reason);
  }
}

/** Does again what was taken back and says which. */
export async function redo(): Promise<void> {
  try {
    const { operation } = await call('redo', {});
    say(operation ? words.redone(operationName(operation)) : words.nothingToRedo);
  } catch (reason) {
    fail(reason);
  }
}
