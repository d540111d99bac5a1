import { AREA, get, LINE, oneOf, POINT, type Schema } from '../roles.ts';

const CLASS = get('class');
/** The finer word where there is one. */
const SUBCLASS = ['coalesce', get('subclass'), CLASS] as never;
/** Of paths and rails the class is a collective name. */
const ROAD = ['match', CLASS, ['path'], SUBCLASS, CLASS] as never;

/** Covers whose subclass says more than their class. */
const FINER_LAND = ['park', 'garden', 'allotments', 'golf_course', 'recreation_ground', 'village_green', 'scrub', 'heath'];

const ROAD_WORDS = {
  motorway: ['motorway'],
  trunk: ['trunk'],
  primary: ['primary'],
  secondary: ['secondary'],
  tertiary: ['tertiary'],
  minor: ['minor', 'busway', 'raceway'],
  pedestrian: ['pedestrian'],
  service: ['service'],
  track: ['track'],
  path: ['path', 'footway', 'cycleway', 'bridleway', 'steps', 'corridor', 'platform'],
} as const;

/** OpenMapTiles version 3. */
export const open_map_tiles: Schema = {
  land: [
    {
      layer: 'landuse',
      kind: CLASS,
      means: {
        residential: ['residential', 'suburb', 'quarter', 'neighbourhood', 'garages'],
        industrial: ['industrial', 'commercial', 'retail', 'railway', 'quarry', 'military', 'bus_station'],
        school: ['school', 'university', 'kindergarten', 'college', 'library', 'hospital'],
        park: ['theme_park', 'zoo'],
        cemetery: ['cemetery'],
        sport: ['pitch', 'playground', 'stadium', 'track'],
      },
    },
    {
      layer: 'landcover',
      kind: ['match', get('subclass'), FINER_LAND, get('subclass'), CLASS] as never,
      means: {
        farmland: ['farmland'],
        grass: ['grass', 'recreation_ground', 'village_green'],
        scrub: ['scrub', 'heath'],
        park: ['park', 'garden'],
        wood: ['wood'],
        allotments: ['allotments'],
        sport: ['golf_course'],
        sand: ['sand', 'rock'],
        wetland: ['wetland'],
      },
    },
    { layer: 'park', kind: 'park' as never, where: AREA, means: { park: ['park'] } },
    { layer: 'transportation', kind: CLASS, where: AREA, means: { pedestrian: ['path', 'pier', 'bridge'] } },
  ],
  water: [
    {
      layer: 'water',
      kind: CLASS,
      means: { sea: ['ocean'], water: ['lake', 'river', 'dock', 'pond'], pool: ['swimming_pool'] },
    },
  ],
  waterway: [{ layer: 'waterway', kind: CLASS, means: { river: ['river', 'canal'], stream: ['stream', 'drain', 'ditch'] } }],
  buildings: [{ layer: 'building' }],
  // They say nothing of their size: farther away a view would have too many.
  buildingsFrom: 15,
  roads: [
    {
      layer: 'transportation',
      kind: ROAD,
      where: LINE,
      means: { ...ROAD_WORDS, pier: ['pier'], rail: ['rail', 'transit'] },
      bridge: oneOf('brunnel', 'bridge'),
      tunnel: oneOf('brunnel', 'tunnel'),
    },
  ],
  boundaries: [{ layer: 'boundary', where: ['all', ['!=', ['to-number', get('maritime'), 0], 1], ['<=', ['to-number', get('admin_level'), 0], 8]] }],
  houseNumbers: [{ layer: 'housenumber', number: get('housenumber') }],
  streetNames: [{ layer: 'transportation_name', kind: ROAD, means: ROAD_WORDS }],
  roadRefs: [
    {
      layer: 'transportation_name',
      kind: CLASS,
      ref: get('ref'),
      means: { motorway: ROAD_WORDS.motorway, trunk: ROAD_WORDS.trunk, primary: ROAD_WORDS.primary, secondary: ROAD_WORDS.secondary },
    },
  ],
  waterNames: [{ layer: 'water_name', where: POINT }],
  waterwayNames: [{ layer: 'waterway' }, { layer: 'water_name', where: LINE }],
  greenNames: [
    { layer: 'park', where: POINT },
    { layer: 'poi', where: oneOf('class', 'park', 'cemetery', 'garden', 'golf') },
  ],
  points: [
    {
      layer: 'poi',
      kind: SUBCLASS,
      means: {
        hall: ['townhall', 'courthouse'],
        community: ['community_centre', 'arts_centre', 'theatre', 'sports_centre'],
        library: ['library'],
        station: ['station', 'halt', 'bus_station'],
        school: ['school', 'college', 'university', 'kindergarten'],
        surgery: ['doctors', 'clinic', 'hospital', 'pharmacy', 'dentist'],
        worship: ['place_of_worship', 'christian', 'muslim', 'jewish', 'hindu', 'sikh', 'buddhist', 'anglican', 'catholic'],
        post: ['post_office'],
      },
    },
  ],
  places: [
    {
      layer: 'place',
      kind: CLASS,
      means: {
        city: ['city'],
        town: ['town'],
        village: ['village'],
        suburb: ['suburb', 'borough'],
        neighbourhood: ['neighbourhood', 'quarter'],
        hamlet: ['hamlet'],
        locality: ['isolated_dwelling', 'island'],
      },
    },
  ],
};
