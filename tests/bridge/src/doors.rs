//! The three doors of the window, and the screens, over HTTP.

use std::io::{Read, Write};
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use homeground_core::api::{Failure, Session};
use tiny_http::{Method, Request};

use crate::browser::Browser;
use crate::screens;

/// The longest request body that is read, in bytes.
const LONGEST_BODY: u64 = 64 * 1024 * 1024;
/// How often a silent stream of events sends a line, to notice that its page is gone.
const STILL_THERE: Duration = Duration::from_secs(5);
/// Without this a page could send the screens' own calls to another address; the window has the same rules.
const POLICY: &str = "default-src 'self'; img-src 'self' data: blob:; object-src 'none'; base-uri 'none'; frame-src 'none'; form-action 'none'";

/// What the doors lead to.
pub struct Doors {
    /// The core.
    pub session: Arc<Session>,
    /// The pages that listen.
    pub browser: Arc<Browser>,
    /// What a caller must know.
    pub token: String,
    /// Folder of the built screens.
    pub ui: PathBuf,
    /// Address and port, as a browser names them.
    pub host: String,
}

impl Doors {
    /// Answers one request. Who does not know the token gets nothing, not even the screens.
    pub fn answer(&self, mut request: Request) {
        let address = request.url().to_owned();
        let (path, query) = address.split_once('?').unwrap_or((&address, ""));
        if !self.knows_the_token(&request, query) {
            return send(request, 403, "text/plain", &[], &[]);
        }
        match (request.method(), path.trim_start_matches('/')) {
            (Method::Post, "call") => {
                let (status, answer) = self.call(&mut request);
                send(request, status, "application/json", &[], &answer);
            }
            (Method::Get, "events") => self.events(request),
            (Method::Get, bytes) if bytes.starts_with("bytes/") => {
                let wanted = address.trim_start_matches("/bytes/");
                match self.session.bytes(wanted) {
                    Ok(bytes) if bytes.body.is_empty() => {
                        send(request, 204, bytes.mime, &[], &bytes.body)
                    }
                    Ok(bytes) => send(request, 200, bytes.mime, &[], &bytes.body),
                    Err(_) => send(request, 404, "text/plain", &[], &[]),
                }
            }
            (Method::Get, file) => match screens::file(&self.ui, file) {
                Some((mime, body)) if file.is_empty() => self.first_page(request, mime, &body),
                Some((mime, body)) => send(request, 200, mime, &[], &body),
                None => send(request, 404, "text/plain", &[], &[]),
            },
            _ => send(request, 405, "text/plain", &[], &[]),
        }
    }

    /// By the address of the first page, afterwards by the cookie that it left; and only under our own name, so that a
    /// page of another name that leads here gets nothing.
    fn knows_the_token(&self, request: &Request, query: &str) -> bool {
        let header = |name: &'static str| {
            let found = request
                .headers()
                .iter()
                .find(|header| header.field.equiv(name));
            found.map_or("", |header| header.value.as_str())
        };
        let in_cookie = header("Cookie")
            .split("; ")
            .any(|pair| pair.strip_prefix("token=") == Some(&self.token));
        let in_address = query
            .split('&')
            .any(|pair| pair.strip_prefix("token=") == Some(&self.token));
        let known = in_cookie || in_address || header("X-Homeground-Token") == self.token;
        known && header("Host") == self.host
    }

    fn call(&self, request: &mut Request) -> (u16, Vec<u8>) {
        let mut wanted = String::new();
        let read = request
            .as_reader()
            .take(LONGEST_BODY)
            .read_to_string(&mut wanted);
        let read = read.map_err(|reason| Failure::BadRequest {
            detail: reason.to_string(),
        });
        match read.and_then(|_| self.session.call_json(&wanted)) {
            Ok(answer) => (200, answer.into_bytes()),
            Err(failure) => (422, serde_json::to_vec(&failure).unwrap_or_default()),
        }
    }

    fn first_page(&self, request: Request, mime: &str, body: &[u8]) {
        let cookie = format!("token={}; HttpOnly; SameSite=Strict; Path=/", self.token);
        let more = [
            ("Set-Cookie", cookie.as_str()),
            ("Content-Security-Policy", POLICY),
        ];
        send(request, 200, mime, &more, body);
    }

    /// Server-sent events, until the page is gone.
    fn events(&self, request: Request) {
        let events = self.browser.listen();
        let mut page = request.into_writer();
        let head = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nCache-Control: no-store\r\nConnection: close\r\n\r\n";
        let mut line = head.to_owned();
        while page
            .write_all(line.as_bytes())
            .and_then(|()| page.flush())
            .is_ok()
        {
            line = match events.recv_timeout(STILL_THERE) {
                Ok(event) => format!("data: {event}\n\n"),
                Err(_) => ": still here\n\n".to_owned(),
            };
        }
    }
}

/// One answer for one connection: the server keeps a thread for each connection that stays open, and lets new ones wait
/// when it runs short of threads. A browser that has gone meanwhile is nobody's loss.
fn send(request: Request, status: u16, mime: &str, more: &[(&str, &str)], body: &[u8]) {
    let mut head = format!(
        "HTTP/1.1 {status} \r\nContent-Type: {mime}\r\nCache-Control: no-store\r\nConnection: close\r\n"
    );
    if status != 204 {
        head.push_str(&format!("Content-Length: {}\r\n", body.len()));
    }
    for (name, value) in more {
        head.push_str(&format!("{name}: {value}\r\n"));
    }
    head.push_str("\r\n");
    let mut page = request.into_writer();
    let _ = page
        .write_all(head.as_bytes())
        .and_then(|()| page.write_all(body))
        .and_then(|()| page.flush());
}
