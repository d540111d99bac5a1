import { tick } from 'svelte';

let slip = $state(false);

/** Whether something is there only for paper: it is put into the page for as long as it is being printed. */
export const printing = {
  get slip() {
    return slip;
  },
};

/** Prints what is marked with `data-prints`, and nothing else of the page. */
export async function print({ slip: only = false } = {}): Promise<void> {
  slip = only;
  await tick();
  addEventListener('afterprint', () => (slip = false), { once: true });
  window.print();
}
