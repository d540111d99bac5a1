import { AREA, get, LINE, oneOf, POINT, says, type Schema } from '../roles.ts';

const KIND = get('kind');
/** `major_road` and `minor_road` are collective names; the value of OpenStreetMap stands beside them. */
const DETAIL = ['coalesce', get('kind_detail'), KIND] as never;
const ROAD = ['match', KIND, ['major_road', 'minor_road', 'path', 'highway'], DETAIL, KIND] as never;
const PLACE = ['match', KIND, ['locality'], DETAIL, KIND] as never;

const ON_FOOT_OR_WHEELS = ['all', LINE, ['!', oneOf('kind', 'rail', 'ferry', 'aeroway')]] as never;
const LEVELS = { bridge: says('is_bridge'), tunnel: says('is_tunnel') } as const;

const ROAD_WORDS = {
  motorway: ['motorway', 'motorway_link', 'highway'],
  trunk: ['trunk', 'trunk_link'],
  primary: ['primary', 'primary_link', 'major_road'],
  secondary: ['secondary', 'secondary_link'],
  tertiary: ['tertiary', 'tertiary_link'],
  minor: ['residential', 'unclassified', 'living_street', 'road', 'minor_road', 'raceway'],
  pedestrian: ['pedestrian'],
  service: ['service', 'alley', 'driveway', 'parking_aisle', 'other'],
  track: ['track'],
  path: ['path', 'footway', 'cycleway', 'bridleway', 'steps', 'corridor', 'sidewalk', 'crossing'],
} as const;

/** Protomaps version 4: `kind` and `kind_detail`. */
export const protomaps4: Schema = {
  earth: [{ layer: 'earth', where: AREA }],
  land: [
    {
      layer: 'landuse',
      kind: KIND,
      where: AREA,
      means: {
        residential: ['residential', 'neighbourhood'],
        industrial: ['industrial', 'commercial', 'railway', 'brownfield', 'military', 'naval_base', 'airfield', 'quarry', 'retail', 'aerodrome'],
        farmland: ['farmland', 'orchard', 'farmyard', 'vineyard'],
        school: ['school', 'university', 'college', 'kindergarten', 'hospital'],
        grass: ['grass', 'grassland', 'meadow', 'village_green', 'recreation_ground', 'dog_park'],
        scrub: ['scrub', 'heath'],
        park: ['park', 'garden', 'nature_reserve', 'national_park', 'protected_area', 'zoo'],
        wood: ['wood', 'forest'],
        allotments: ['allotments'],
        cemetery: ['cemetery'],
        sport: ['golf_course', 'pitch', 'playground', 'stadium', 'track'],
        sand: ['beach', 'sand', 'bare_rock'],
        wetland: ['wetland'],
        pedestrian: ['pedestrian', 'pier', 'platform', 'bridge'],
      },
    },
  ],
  water: [
    {
      layer: 'water',
      kind: KIND,
      where: AREA,
      means: {
        sea: ['ocean', 'sea', 'bay', 'strait', 'fjord'],
        water: [
          'water', 'lake', 'river', 'riverbank', 'canal', 'dock', 'basin', 'reservoir', 'pond', 'stream', 'other', 'fountain', 'lagoon', 'wastewater',
          'ditch',
        ],
        pool: ['swimming_pool'],
      },
    },
  ],
  waterway: [{ layer: 'water', kind: KIND, where: LINE, means: { river: ['river', 'canal'], stream: ['stream', 'drain', 'ditch'] } }],
  buildings: [{ layer: 'buildings', where: ['all', AREA, oneOf('kind', 'building')] }],
  // They say nothing of their size: farther away a view would have too many.
  buildingsFrom: 15,
  roads: [
    { layer: 'roads', kind: ROAD, where: ON_FOOT_OR_WHEELS, means: ROAD_WORDS, ...LEVELS },
    { layer: 'roads', kind: KIND, where: LINE, means: { rail: ['rail'] }, ...LEVELS },
  ],
  boundaries: [{ layer: 'boundaries' }],
  houseNumbers: [{ layer: 'buildings', where: ['all', POINT, oneOf('kind', 'address')], number: get('addr_housenumber') }],
  streetNames: [{ layer: 'roads', kind: ROAD, where: ON_FOOT_OR_WHEELS, means: ROAD_WORDS }],
  roadRefs: [
    {
      layer: 'roads',
      kind: ROAD,
      ref: ['coalesce', get('shield_text'), get('ref')] as never,
      where: LINE,
      means: { motorway: ROAD_WORDS.motorway, trunk: ROAD_WORDS.trunk, primary: ROAD_WORDS.primary, secondary: ROAD_WORDS.secondary },
    },
  ],
  waterNames: [{ layer: 'water', where: POINT }],
  waterwayNames: [{ layer: 'water', where: LINE }],
  greenNames: [
    { layer: 'pois', where: oneOf('kind', 'park', 'garden', 'nature_reserve', 'cemetery', 'allotments', 'golf_course', 'forest', 'village_green') },
  ],
  points: [
    {
      layer: 'pois',
      kind: KIND,
      means: {
        hall: ['townhall'],
        community: ['community_centre', 'arts_centre', 'theatre', 'social_facility', 'sports_centre'],
        library: ['library'],
        station: ['station', 'bus_station', 'halt'],
        school: ['school', 'college', 'university', 'kindergarten'],
        surgery: ['doctors', 'clinic', 'hospital', 'pharmacy', 'dentist'],
        worship: ['place_of_worship'],
        post: ['post_office'],
      },
    },
  ],
  places: [
    {
      layer: 'places',
      kind: PLACE,
      means: {
        city: ['city'],
        town: ['town', 'locality'],
        village: ['village'],
        suburb: ['suburb', 'borough', 'macrohood'],
        neighbourhood: ['neighbourhood', 'quarter'],
        hamlet: ['hamlet'],
        locality: ['isolated_dwelling', 'farm', 'allotments', 'island'],
      },
    },
  ],
};
