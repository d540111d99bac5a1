//! The three doors of the window, and the screens, over HTTP.

use std::io::{Read, Write};
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use homeground_core::api::{Failure, Session};
use tiny_http::{Header, Method, Request, Response};

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
            return send(request, 403, "text/plain", Vec::new());
        }
        match (request.method(), path.trim_start_matches('/')) {
            (Method::Post, "call") => {
                let (status, answer) = self.call(&mut request);
                send(request, status, "application/json", answer);
            }
            (Method::Get, "events") => self.events(request),
            (Method::Get, bytes) if bytes.starts_with("bytes/") => {
                let wanted = address.trim_start_matches("/bytes/");
                match self.session.bytes(wanted) {
                    Ok(bytes) if bytes.body.is_empty() => {
                        send(request, 204, bytes.mime, bytes.body)
                    }
                    Ok(bytes) => send(request, 200, bytes.mime, bytes.body),
                    Err(_) => send(request, 404, "text/plain", Vec::new()),
                }
            }
            (Method::Get, file) => match screens::file(&self.ui, file) {
                Some((mime, body)) if file.is_empty() => self.first_page(request, mime, body),
                Some((mime, body)) => send(request, 200, mime, body),
                None => send(request, 404, "text/plain", Vec::new()),
            },
            _ => send(request, 405, "text/plain", Vec::new()),
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

    fn first_page(&self, request: Request, mime: &str, body: Vec<u8>) {
        let cookie = format!("token={}; HttpOnly; SameSite=Strict; Path=/", self.token);
        let mut response = Response::from_data(body);
        for (name, value) in [
            ("Content-Type", mime),
            ("Set-Cookie", &cookie),
            ("Content-Security-Policy", POLICY),
        ] {
            add(&mut response, name, value);
        }
        let _ = request.respond(response);
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

fn send(request: Request, status: u16, mime: &str, body: Vec<u8>) {
    let mut response = Response::from_data(body).with_status_code(status);
    add(&mut response, "Content-Type", mime);
    add(&mut response, "Cache-Control", "no-store");
    // A browser that has gone meanwhile is nobody's loss.
    let _ = request.respond(response);
}

fn add<R: Read>(response: &mut Response<R>, name: &str, value: &str) {
    if let Ok(header) = Header::from_bytes(name.as_bytes(), value.as_bytes()) {
        response.add_header(header);
    }
}
