//! The screens in an ordinary browser, over the same core as the window. For development and tests only.
//!
//! It listens on the loopback address and answers only who knows the token that it prints with its address: no other
//! page in the same browser can call it. Three doors, as the window has: `POST /call`, `GET /bytes/…`, `GET /events`;
//! and the built screens.

mod answers;
mod browser;
mod doors;
mod screens;

use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

use clap::Parser;
use homeground_core::api::{Session, Start};
use homeground_core::data_folder::DataFolder;
use tiny_http::Server;

/// What stands on the command line.
#[derive(Parser)]
#[command(about = "Homeground's screens in a browser, for development")]
struct Asked {
    /// Folder of the screens built for a browser
    #[arg(long)]
    ui: PathBuf,
    /// Map file to open
    #[arg(long, conflicts_with = "sample")]
    map: Option<PathBuf>,
    /// Open the sample neighbourhood
    #[arg(long)]
    sample: bool,
    /// Port on the loopback address; 0: any that is free
    #[arg(long, default_value_t = 0)]
    port: u16,
}

fn main() -> ExitCode {
    match serve(Asked::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(sentence) => {
            eprintln!("{sentence}");
            ExitCode::FAILURE
        }
    }
}

fn serve(asked: Asked) -> Result<(), String> {
    let start = match asked.map {
        Some(file) => Start::File(file),
        None if asked.sample => Start::Sample,
        None => Start::Welcome,
    };
    let data = DataFolder::open().map_err(|reason| {
        format!("There is no folder to keep data in ({reason}). HOMEGROUND_DATA can name one.")
    })?;
    let token = token()?;
    let server = Server::http(("127.0.0.1", asked.port))
        .map_err(|reason| format!("Nothing can listen on port {}: {reason}.", asked.port))?;
    let address = server
        .server_addr()
        .to_ip()
        .ok_or("The server has no address.")?;

    let browser = Arc::new(browser::Browser::new());
    let session = Arc::new(Session::new(data, browser.clone()));
    session.keep_understanding();
    session
        .start(&start)
        .map_err(|failure| format!("The map was not opened: {failure:?}."))?;
    // One line, for whoever started this to read: the token is in the address, and the page sends it back.
    println!("http://{address}/?token={token}");

    let doors = Arc::new(doors::Doors {
        session,
        browser,
        token,
        ui: asked.ui,
        host: address.to_string(),
    });
    for request in server.incoming_requests() {
        let doors = Arc::clone(&doors);
        std::thread::spawn(move || doors.answer(request));
    }
    Ok(())
}

/// 128 random bits in hexadecimal.
fn token() -> Result<String, String> {
    let mut random = [0_u8; 16];
    getrandom::fill(&mut random).map_err(|reason| format!("No random numbers: {reason}."))?;
    Ok(random.iter().map(|byte| format!("{byte:02x}")).collect())
}
