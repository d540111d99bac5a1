import type { ExpressionSpecification } from 'maplibre-gl';

/**
 * What there is to draw, whatever the schema calls it. A list is in the order in which its roles are painted: a later
 * one covers an earlier one.
 */

/** Kinds of land. */
export const LAND = [
  'residential', 'industrial', 'farmland', 'school', 'grass', 'scrub', 'park', 'wood', 'allotments', 'cemetery', 'sport', 'sand', 'wetland',
  'parking', 'pedestrian',
] as const;
export type LandRole = (typeof LAND)[number];

export const WATER = ['sea', 'water', 'pool'] as const;
export type WaterRole = (typeof WATER)[number];

export const WATERWAYS = ['stream', 'river'] as const;
export type WaterwayRole = (typeof WATERWAYS)[number];

/** Ways. Paths and tracks are dashed, rails and piers are lines; the others have a casing. */
export const ROADS = ['rail', 'pier', 'path', 'track', 'service', 'pedestrian', 'minor', 'tertiary', 'secondary', 'primary', 'trunk', 'motorway'] as const;
export type RoadRole = (typeof ROADS)[number];
export const CASED = ROADS.slice(4);
export const DASHED = ['path', 'track'] as const;

export const PLACES = ['locality', 'hamlet', 'neighbourhood', 'suburb', 'village', 'town', 'city'] as const;
export type PlaceRole = (typeof PLACES)[number];

/** Points that help somebody who knocks on doors to find their way; of the others the map is silent. */
export const POINTS = ['post', 'worship', 'surgery', 'school', 'station', 'library', 'community', 'hall'] as const;
export type PointRole = (typeof POINTS)[number];

/** Features of a layer, by what they are. */
export interface Kinds<Role extends string> {
  /** Layer of the tiles. */
  layer: string;
  /** The word of the feature that decides. */
  kind: ExpressionSpecification;
  /** Which words mean which role. What is in no list is not drawn. */
  means: Readonly<Partial<Record<Role, readonly string[]>>>;
  /** What must also hold. */
  where?: ExpressionSpecification;
}

/** Features of a layer that are all of one role. */
export interface Some {
  layer: string;
  where?: ExpressionSpecification;
}

/** The text that a label shows; `LocalName` where nothing else is said. */
export interface Named {
  name?: ExpressionSpecification;
}

export interface Roads extends Kinds<RoadRole> {
  bridge: ExpressionSpecification;
  tunnel: ExpressionSpecification;
}

/** The role table of a schema: where its tiles have what. A role that it has not is left out. */
export interface Schema {
  /** What a feature of any layer must be to be drawn at a zoom, where tiles say that. */
  drawn?: ExpressionSpecification;
  /** Land itself, where the ground below means water. */
  earth?: readonly Some[];
  land: readonly Kinds<LandRole>[];
  water: readonly Kinds<WaterRole>[];
  waterway: readonly Kinds<WaterwayRole>[];
  coast?: readonly Some[];
  buildings: readonly Some[];
  /** From here on buildings are drawn; before, there would be too many in a view. */
  buildingsFrom: number;
  roads: readonly Roads[];
  boundaries: readonly Some[];
  trees?: readonly Some[];
  houseNumbers: readonly (Some & { number: ExpressionSpecification })[];
  /** Names along streets. */
  streetNames: readonly (Kinds<RoadRole> & Named)[];
  /** Numbers of roads, such as A48. */
  roadRefs: readonly (Kinds<RoadRole> & { ref: ExpressionSpecification })[];
  waterNames: readonly (Some & Named)[];
  waterwayNames: readonly (Some & Named)[];
  greenNames: readonly (Some & Named)[];
  points: readonly (Kinds<PointRole> & Named)[];
  places: readonly (Kinds<PlaceRole> & Named)[];
}

/** The name that is written on the street signs. */
export const LOCAL_NAME: ExpressionSpecification = ['get', 'name'];

export function get(field: string): ExpressionSpecification {
  return ['get', field];
}

/** Whether a text field is one of these words. */
export function oneOf(field: string | ExpressionSpecification, ...words: string[]): ExpressionSpecification {
  return ['match', typeof field === 'string' ? get(field) : field, words, true, false];
}

/** Whether a field says yes, in any of the ways tiles do. */
export function says(field: string): ExpressionSpecification {
  return ['match', ['to-string', get(field)], ['', 'no', 'false', '0'], false, true];
}

export const POINT: ExpressionSpecification = ['==', ['geometry-type'], 'Point'];
export const LINE: ExpressionSpecification = ['==', ['geometry-type'], 'LineString'];
export const AREA: ExpressionSpecification = ['==', ['geometry-type'], 'Polygon'];

/** All words of these roles. */
export function words<Role extends string>({ means }: Kinds<Role>, roles: readonly Role[]): string[] {
  return roles.flatMap((role) => means[role] ?? []);
}

/** Whether a feature has one of these roles; null where the schema has none of them. */
export function hasRole<Role extends string>(kinds: Kinds<Role>, roles: readonly Role[]): ExpressionSpecification | null {
  const found = words(kinds, roles);
  return found.length > 0 ? ['match', kinds.kind, found, true, false] : null;
}

/** A value for each role. */
export function byRole<Role extends string, Value extends string | number | ExpressionSpecification>(
  kinds: Kinds<Role>,
  roles: readonly Role[],
  value: (role: Role) => Value,
  other: Value,
): ExpressionSpecification | Value {
  const cases = roles.flatMap((role) => {
    const found = kinds.means[role];
    return found && found.length > 0 ? [[...found], value(role)] : [];
  });
  return cases.length > 0 ? (['match', kinds.kind, ...cases, other] as unknown as ExpressionSpecification) : other;
}

/** All of these hold; what is not said holds. */
export function all(...conditions: (ExpressionSpecification | null | undefined)[]): ExpressionSpecification {
  const said = conditions.filter((condition) => condition !== null && condition !== undefined);
  return said.length === 1 && said[0] ? said[0] : ['all', ...said];
}
