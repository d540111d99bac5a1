import { get, oneOf, says, type Schema } from '../roles.ts';

const KIND = get('kind');
const POINT_KIND = ['coalesce', get('amenity'), get('leisure'), get('tourism'), ''] as never;

const ROAD_WORDS = {
  motorway: ['motorway', 'motorway_link'],
  trunk: ['trunk', 'trunk_link'],
  primary: ['primary', 'primary_link'],
  secondary: ['secondary', 'secondary_link'],
  tertiary: ['tertiary', 'tertiary_link'],
  minor: ['unclassified', 'residential', 'living_street', 'busway', 'bus_guideway'],
  pedestrian: ['pedestrian'],
  service: ['service'],
  track: ['track'],
  path: ['path', 'footway', 'cycleway', 'bridleway', 'steps'],
} as const;

/** Shortbread 1. */
export const shortbread: Schema = {
  land: [
    {
      layer: 'land',
      kind: KIND,
      means: {
        residential: ['residential', 'garages'],
        industrial: ['industrial', 'commercial', 'retail', 'railway', 'quarry', 'landfill', 'brownfield', 'greenfield'],
        farmland: ['farmland', 'farmyard', 'orchard', 'vineyard', 'plant_nursery', 'greenhouse_horticulture'],
        grass: ['grass', 'grassland', 'meadow', 'wet_meadow', 'village_green', 'recreation_ground'],
        scrub: ['scrub', 'heath', 'fell'],
        park: ['park', 'garden'],
        wood: ['forest', 'wood'],
        allotments: ['allotments'],
        cemetery: ['cemetery', 'grave_yard'],
        sport: ['golf_course', 'playground', 'miniature_golf'],
        sand: ['sand', 'beach', 'shingle', 'scree', 'bare_rock'],
        wetland: ['swamp', 'bog', 'string_bog', 'marsh'],
      },
    },
    {
      layer: 'sites',
      kind: KIND,
      means: { school: ['school', 'university', 'college', 'hospital'], sport: ['sports_center', 'sports_centre'], parking: ['parking', 'bicycle_parking'] },
    },
    { layer: 'street_polygons', kind: KIND, means: { pedestrian: ['pedestrian', 'service'] } },
    { layer: 'pier_polygons', kind: KIND, means: { pedestrian: ['pier', 'breakwater', 'groyne'] } },
  ],
  water: [
    { layer: 'ocean', kind: 'sea' as never, means: { sea: ['sea'] } },
    { layer: 'water_polygons', kind: KIND, means: { water: ['water', 'river', 'reservoir', 'basin', 'dock', 'canal', 'lake', 'pond'], pool: ['swimming_pool'] } },
  ],
  waterway: [{ layer: 'water_lines', kind: KIND, means: { river: ['river', 'canal'], stream: ['stream', 'ditch', 'drain'] } }],
  buildings: [{ layer: 'buildings' }],
  // They say nothing of their size: farther away a view would have too many.
  buildingsFrom: 15,
  roads: [
    {
      layer: 'streets',
      kind: KIND,
      // A rail says so itself; `kind` then names the kind of rail.
      where: ['!', says('rail')],
      means: ROAD_WORDS,
      bridge: says('bridge'),
      tunnel: says('tunnel'),
    },
    {
      layer: 'streets',
      kind: KIND,
      means: { rail: ['rail', 'narrow_gauge', 'tram', 'light_rail', 'funicular', 'subway', 'monorail'] },
      bridge: says('bridge'),
      tunnel: says('tunnel'),
    },
    { layer: 'pier_lines', kind: KIND, means: { pier: ['pier', 'breakwater', 'groyne'] }, bridge: false as never, tunnel: false as never },
  ],
  boundaries: [{ layer: 'boundaries', where: ['!', says('maritime')] }],
  houseNumbers: [{ layer: 'addresses', number: get('housenumber') }],
  streetNames: [{ layer: 'street_labels', kind: KIND, means: ROAD_WORDS }],
  roadRefs: [
    {
      layer: 'street_labels',
      kind: KIND,
      ref: get('ref'),
      means: { motorway: ROAD_WORDS.motorway, trunk: ROAD_WORDS.trunk, primary: ROAD_WORDS.primary, secondary: ROAD_WORDS.secondary },
    },
  ],
  waterNames: [{ layer: 'water_polygons_labels' }],
  waterwayNames: [{ layer: 'water_lines_labels' }],
  greenNames: [{ layer: 'pois', where: oneOf('leisure', 'park', 'garden', 'nature_reserve', 'golf_course') }],
  points: [
    {
      layer: 'pois',
      kind: POINT_KIND,
      means: {
        hall: ['townhall', 'courthouse'],
        community: ['community_centre', 'arts_centre', 'theatre', 'sports_centre'],
        library: ['library'],
        school: ['school', 'college', 'university', 'kindergarten'],
        surgery: ['doctors', 'clinic', 'hospital', 'pharmacy', 'dentist'],
        worship: ['place_of_worship'],
        post: ['post_office'],
      },
    },
    { layer: 'public_transport', kind: KIND, means: { station: ['station', 'halt', 'bus_station'] } },
  ],
  places: [
    {
      layer: 'place_labels',
      kind: KIND,
      means: {
        city: ['city', 'capital', 'state_capital'],
        town: ['town'],
        village: ['village'],
        suburb: ['suburb'],
        neighbourhood: ['neighbourhood', 'quarter'],
        hamlet: ['hamlet'],
        locality: ['locality', 'farm', 'isolated_dwelling', 'island'],
      },
    },
  ],
};
