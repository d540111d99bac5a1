/** What somebody prefers on this computer; kept by the browser part, so losing it loses no work. */
export type Scheme = 'system' | 'light' | 'dark';

interface Settings {
  scheme: Scheme;
  /** Single letters do things outside text fields. */
  letters: boolean;
  /** Rows of 46 px and not 60. */
  close: boolean;
}

const NAME = 'homeground';
const FIRST: Settings = { scheme: 'system', letters: true, close: false };

const kept = $state<Settings>({ ...FIRST, ...read() });
const dark = typeof matchMedia === 'function' ? matchMedia('(prefers-color-scheme: dark)') : undefined;
let systemDark = $state(dark?.matches ?? false);
dark?.addEventListener('change', ({ matches }) => (systemDark = matches));

/** The settings; writing one keeps it. */
export const settings = {
  get scheme() {
    return kept.scheme;
  },
  set scheme(scheme: Scheme) {
    kept.scheme = scheme;
    write();
    applyScheme();
  },
  get letters() {
    return kept.letters;
  },
  set letters(letters: boolean) {
    kept.letters = letters;
    write();
  },
  get close() {
    return kept.close;
  },
  set close(close: boolean) {
    kept.close = close;
    write();
  },
  /** What is on screen now: light or dark. */
  get shown(): 'light' | 'dark' {
    if (kept.scheme !== 'system') return kept.scheme;
    return systemDark ? 'dark' : 'light';
  },
};

/** Tells the style sheet which colours to use. */
export function applyScheme(): void {
  if (kept.scheme === 'system') delete document.documentElement.dataset.scheme;
  else document.documentElement.dataset.scheme = kept.scheme;
}

function read(): Partial<Settings> {
  try {
    return JSON.parse(localStorage.getItem(NAME) ?? '{}') as Partial<Settings>;
  } catch {
    return {};
  }
}

function write(): void {
  try {
    localStorage.setItem(NAME, JSON.stringify(kept));
  } catch {
    // A window that keeps nothing forgets the setting when it closes; nothing else is lost.
  }
}
