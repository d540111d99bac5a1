/**
 * Dialogs that belong to a feature but open from anywhere. Features and the header ask for them by name; the shell
 * knows which component shows them. One is open at a time.
 */
export interface DialogData {
  note: { words?: string; person?: string; draft?: string };
  output: { area?: string; archive?: boolean };
  import: { dropped?: string };
  /** `dropped`: a file that was dropped on the window. */
  street_maps: { dropped?: string; area?: string };
  suggestions: { area?: string };
  walk: { area?: string };
  keys: Record<never, never>;
  go_to: Record<never, never>;
  history: Record<never, never>;
  drafts: Record<never, never>;
  bin: Record<never, never>;
  word_list: Record<never, never>;
  who: Record<never, never>;
  /** `fresh`: name another map and start it. */
  rename: { fresh?: boolean };
}
/** The name of a dialog. */
export type DialogName = keyof DialogData;
/** An open dialog with what it was opened with. */
export type OpenDialog = { [N in DialogName]: { name: N; data: DialogData[N] } }[DialogName];

let open = $state.raw<OpenDialog | null>(null);

/** The open dialog. */
export const dialogs = {
  get open() {
    return open;
  },
};

/** Opens a dialog in place of the one that is open. */
export function openDialog<N extends DialogName>(name: N, data: DialogData[N] = {} as DialogData[N]): void {
  open = { name, data } as OpenDialog;
}

/** Closes the open dialog. */
export function closeDialog(): void {
  open = null;
}
