import type { IntroduceRequest, IntroductionStep } from '#host/generated/calls.ts';
import { shared } from '#shared/messages/en/shared.ts';
import { attempt, say } from '#shared/notices.svelte.ts';

/** An introduction that was begun, or the suggestion from which it begins. */
export type About = { id: string } | Omit<IntroduceRequest, 'step'>;

/** Notes what was done; several steps are told, and taken back, as one. Gives whether all of it was kept. */
export async function noteSteps(about: About, steps: readonly IntroductionStep[], says: string): Promise<boolean> {
  let kept = 0;
  for (const step of steps) {
    const done = 'id' in about ? await attempt('go_on', { id: about.id, step }) : await attempt('introduce', { ...about, step });
    if (!done) break;
    kept += 1;
  }
  if (kept === 0) return false;
  const undo = async () => {
    for (let left = kept; left > 0; left -= 1) if (!(await attempt('undo', {}))) return;
  };
  say(says, [{ says: shared.undo, act: () => void undo() }]);
  return kept === steps.length;
}
