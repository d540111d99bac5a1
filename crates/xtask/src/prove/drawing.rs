//! What it costs to draw the base map at each zoom: features in view, and seconds of processor
//! until the browser rests.

use super::Asked;
use crate::command::{self, Broken};
use crate::{place, setup, ui};

/// A real city where somebody has it beside the project, and its middle; else the sample's town.
const EXTRACTS: [(&str, &str, &str); 2] = [
    (
        "../shared/data/osm/newport-wales-2023-06-13.osm.pbf",
        "-2.9945",
        "51.5876",
    ),
    ("data/sample/streets.osm", "-30.0", "46.9998"),
];

/// # Errors
/// When the browser cannot be started, or a view draws too much.
pub fn run(asked: &Asked) -> Result<String, Broken> {
    setup::everything()?;
    ui::packages(&ui::folder())?;
    ui::npm(&ui::folder(), ["run", "build:web"])?;
    let journeys = place::top().join("tests/e2e");
    ui::packages(&journeys)?;
    let there = EXTRACTS
        .iter()
        .find(|(file, ..)| place::top().join(file).exists());
    let Some((file, lon, lat)) = there else {
        return Err(Broken::Said("There are no streets to draw.".to_owned()));
    };
    let said = command::program("node", ["proofs/drawing.mjs"])
        .arg(place::top().join(file))
        .args(&[*lon, *lat])
        .arg(&asked.folder)
        .within(&journeys)
        .env("HOMEGROUND_BRIDGE", &asked.bridge)
        .env("HOMEGROUND_LINE", &asked.line)
        .read()?;
    let figures = said
        .lines()
        .find_map(|line| line.strip_prefix("drawing: "))
        .unwrap_or_default();
    Ok(figures.to_owned())
}
