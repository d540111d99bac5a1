//! The core behind the bridge, called over loopback HTTP as a page would.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Stdio};

use serde_json::Value;

use super::Asked;
use crate::command::{self, Broken};

/// A bridge with a map open; it ends with this value, unless its process was taken.
pub struct Bridge {
    /// For whoever wants to kill it.
    pub process: Option<Child>,
    host: String,
    token: String,
}

impl Bridge {
    /// Opens `map`.
    ///
    /// # Errors
    /// When the bridge does not start or refuses the map.
    pub fn open(asked: &Asked, map: &Path) -> Result<Self, Broken> {
        let line = command::program(&asked.bridge, ["--ui"])
            .arg(&asked.folder)
            .arg("--map")
            .arg(map);
        let mut command = line
            .env("HOMEGROUND_DATA", asked.folder.join("data"))
            .into_command();
        let mut process = command
            .stdout(Stdio::piped())
            .spawn()
            .map_err(|reason| not_there(&reason))?;
        let mut address = String::new();
        if let Some(said) = process.stdout.take() {
            BufReader::new(said)
                .read_line(&mut address)
                .map_err(|reason| not_there(&reason))?;
        }
        let parts = address
            .trim()
            .strip_prefix("http://")
            .and_then(|rest| rest.split_once("/?token="));
        let (host, token) = parts
            .ok_or_else(|| Broken::Said("The bridge did not say where it listens.".to_owned()))?;
        Ok(Bridge {
            host: host.to_owned(),
            token: token.to_owned(),
            process: Some(process),
        })
    }

    /// One call of the table.
    ///
    /// # Errors
    /// When the bridge is gone, or the call failed.
    pub fn call(&self, request: &Value) -> Result<Value, Broken> {
        let body = request.to_string();
        let head = format!(
            "POST /call HTTP/1.1\r\nHost: {}\r\nX-Homeground-Token: {}\r\nContent-Length: {}\r\nConnection: close\r\n\r\n",
            self.host,
            self.token,
            body.len(),
        );
        let mut answer = String::new();
        let asked = TcpStream::connect(&self.host).and_then(|mut stream| {
            stream.write_all(head.as_bytes())?;
            stream.write_all(body.as_bytes())?;
            stream.read_to_string(&mut answer)
        });
        asked.map_err(|reason| not_there(&reason))?;
        let (head, body) = answer.split_once("\r\n\r\n").unwrap_or_default();
        if !head.starts_with("HTTP/1.1 200") {
            return Err(Broken::Said(format!("The core did not do it: {body}.")));
        }
        serde_json::from_str(body)
            .map_err(|reason| Broken::Said(format!("The answer cannot be read: {reason}.")))
    }
}

impl Drop for Bridge {
    fn drop(&mut self) {
        if let Some(mut process) = self.process.take() {
            let _ = process.kill().and_then(|()| process.wait());
        }
    }
}

fn not_there(reason: &std::io::Error) -> Broken {
    Broken::Said(format!("The bridge is not there: {reason}."))
}
