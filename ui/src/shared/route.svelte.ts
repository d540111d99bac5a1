/** Where somebody is: the part of the address after `#/`, such as `#/people/ID` or `#/map?place=person:ID`. */
export interface Route {
  /** `['people', 'ID']`. */
  readonly path: readonly string[];
  readonly params: URLSearchParams;
}

let route = $state.raw<Route>(parse(typeof location === 'undefined' ? '' : location.hash));

/** The current route. */
export const here: Route = {
  get path() {
    return route.path;
  },
  get params() {
    return route.params;
  },
};

/** Goes to `['people', id]`; parts are escaped. `replace` leaves no step to go back to. */
export function go(path: readonly string[], params?: Record<string, string>, { replace = false } = {}): void {
  const address = to(path, params);
  if (replace) {
    history.replaceState(history.state, '', address);
    route = parse(address);
  } else {
    location.hash = address;
  }
}

/** The address of `path`, for links. */
export function to(path: readonly string[], params?: Record<string, string>): string {
  const query = params && Object.keys(params).length > 0 ? `?${new URLSearchParams(params)}` : '';
  return `#/${path.map(encodeURIComponent).join('/')}${query}`;
}

/** Follows the address until the returned function is called. */
export function followAddress(): () => void {
  const changed = () => (route = parse(location.hash));
  addEventListener('hashchange', changed);
  return () => removeEventListener('hashchange', changed);
}

/** Whether a part of an address can be the key of a record: a UUID. */
export function isId(part: string | null): part is string {
  return part !== null && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(part);
}

/** The key in a part of an address; what can be none stands for one that no record has, so that it is said to be nowhere. */
export function idIn(part: string): string {
  return isId(part) ? part : '00000000-0000-0000-0000-000000000000';
}

/** Reads an address; what is no address of ours is the first page. */
export function parse(hash: string): Route {
  const [path = '', query = ''] = hash.replace(/^#\/?/, '').split('?', 2);
  return { path: path.split('/').filter(Boolean).map(decoded), params: new URLSearchParams(query) };
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
