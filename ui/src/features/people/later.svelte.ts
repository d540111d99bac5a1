let later = $state.raw<ReadonlySet<string>>(new Set());

/** Somebody said "not now" to the question what this person would enjoy sharing; it is asked again another day. */
export function askLater(id: string): void {
  later = new Set([...later, id]);
}

/** Whether the question was put aside while this window is open. */
export function askedLater(id: string): boolean {
  return later.has(id);
}
