/** What was typed into a line: trimmed; nothing is null. */
export function typedText(words: string | number | null | undefined): string | null {
  const text = String(words ?? '').trim();
  return text === '' ? null : text;
}

/** Things typed with commas between; empty ones and repeats are left out. */
export function typedList(words: string): string[] {
  return [...new Set(words.split(/[,;\n]/).map((word) => word.trim()).filter(Boolean))];
}

/** A whole number that was typed; null for nothing, undefined for what is no whole number. */
export function typedNumber(words: string | number | null): number | null | undefined {
  const text = typedText(words)?.replace(/[\s,](?=\d{3}\b)/g, '');
  if (!text) return null;
  return /^\d{1,7}$/.test(text) ? Number(text) : undefined;
}
