use std::path::PathBuf;

use super::*;
use crate::Unwatched;

const CHELTENHAM: &str = "../../../shared/data/osm/cheltenham-protomaps-2023.pmtiles";

/// One tile again and again, somewhere else each time.
struct Again(Vec<u8>);

impl Tiles for Again {
    fn each(&mut self, sink: Sink<'_>) -> Result<(), Stop> {
        for at in 0..1 << 16 {
            let id = TileId::new(16, at, 0).ok_or(BaseMapError::Damaged)?;
            sink(id, &self.0)?;
        }
        Ok(())
    }
}

fn map_of(size: u64, tile: Vec<u8>) -> BaseMap {
    BaseMap {
        about: About {
            container: Container::PmTiles,
            name: None,
            tile_format: "png",
            schema: Schema::Pictures,
            bounds: None,
            min_zoom: 0,
            max_zoom: 20,
            attribution: None,
            json: None,
            generator: None,
        },
        size,
        tiles: Box::new(Again(tile)),
    }
}

#[test]
fn a_tile_that_would_fill_the_disk_is_stopped_and_a_sea_is_not() {
    let mut given = 0;
    let mut count = |_, bytes: &[u8]| {
        given += bytes.len() as u64;
        Ok(())
    };
    let swollen = map_of(2 << 20, vec![0; 1 << 20]).each(None, &Unwatched, &mut count);
    assert!(matches!(swollen, Err(Stop::BaseMap(BaseMapError::Swells))));
    assert!(given <= AND_MORE + TIMES * (2 << 20));
    let mut sea = map_of(1 << 20, vec![0; 200]);
    assert!(sea.each(None, &Unwatched, &mut |_, _| Ok(())).is_ok());
    assert_eq!((sea.about.min_zoom, sea.about.max_zoom), (16, 16));
}

#[test]
fn a_tile_that_unpacks_without_end_is_refused() {
    let bomb = packed(&vec![0; MAX_TILE as usize + 1]);
    assert!(bomb.len() < 100_000);
    assert!(matches!(unpacked(&bomb), Err(BaseMapError::Damaged)));
    let cut = packed(b"a tile");
    assert!(unpacked(&cut[..cut.len() - 9]).is_err());
}

#[test]
fn other_packings_of_a_vector_tile_are_named() {
    let named = |bytes: &[u8]| stored_vector(bytes.to_vec());
    assert!(matches!(
        named(b"\x28\xb5\x2f\xfd..."),
        Err(BaseMapError::Packing("Zstandard"))
    ));
    assert!(matches!(
        named(b"\x78\x9c..."),
        Err(BaseMapError::Packing("zlib"))
    ));
    assert!(named(b"\x1a\x00").is_ok_and(|bytes| is_packed(&bytes)));
}

#[test]
fn the_streets_of_a_real_base_map_are_named_and_its_points_are_each_in_one_tile() {
    let file = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(CHELTENHAM);
    let Ok(mut map) = BaseMap::open(&file, Container::PmTiles) else {
        assert!(!file.exists(), "it is there, and is not read");
        return;
    };
    let (mut things, mut tiles) = (Vec::new(), 0);
    let schema = map.about.schema;
    let read = map.each(None, &Unwatched, &mut |id, bytes| {
        tiles += 1;
        if id.z == 14 {
            things.extend(names(schema, id, bytes)?);
        }
        Ok(())
    });
    assert!(read.is_ok());
    assert_eq!((schema, tiles), (Schema::Protomaps3, 240));
    let has = |kind: NamedKind, name: &str| {
        things
            .iter()
            .any(|thing| thing.kind == kind && thing.name == name)
    };
    assert!(has(NamedKind::Street, "Promenade"));
    assert!(has(NamedKind::Place, "Cheltenham"));
    let mut points: Vec<_> = (things.iter())
        .filter(|thing| thing.kind == NamedKind::Point)
        .map(|thing| (&thing.name, thing.at.x, thing.at.y))
        .collect();
    let all = points.len();
    points.sort_unstable();
    points.dedup();
    assert!(all > 100, "{all}");
    assert_eq!(points.len(), all);
}
