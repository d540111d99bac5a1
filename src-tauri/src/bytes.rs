//! Tiles and files for the page, as bytes under an address of our own: `app://localhost/tiles/own/14/8190/5447?v=7`.

use std::sync::Arc;

use homeground_core::api::Session;
use tauri::http::{Request, Response, StatusCode, header};
use tauri::{Manager, UriSchemeContext, UriSchemeResponder, Wry};

/// The scheme; on Windows the page writes it `http://app.localhost`.
pub const SCHEME: &str = "app";

/// Answers from another thread, so that many tiles come at once.
pub fn answer(
    context: UriSchemeContext<'_, Wry>,
    request: Request<Vec<u8>>,
    responder: UriSchemeResponder,
) {
    let session = Arc::clone(&context.app_handle().state::<Arc<Session>>());
    tauri::async_runtime::spawn_blocking(move || responder.respond(response(&session, &request)));
}

/// No content for an empty body, as a tile without shapes; not found for a path that the core does not know.
fn response(session: &Session, request: &Request<Vec<u8>>) -> Response<Vec<u8>> {
    let path = request
        .uri()
        .path_and_query()
        .map_or("", |path| path.as_str());
    let (status, mime, body) = match session.bytes(path.trim_start_matches('/')) {
        Ok(bytes) if bytes.body.is_empty() => (StatusCode::NO_CONTENT, bytes.mime, bytes.body),
        Ok(bytes) => (StatusCode::OK, bytes.mime, bytes.body),
        Err(_) => (StatusCode::NOT_FOUND, "text/plain", Vec::new()),
    };
    let mut response = Response::new(body);
    *response.status_mut() = status;
    if let Ok(mime) = header::HeaderValue::from_str(mime) {
        response.headers_mut().insert(header::CONTENT_TYPE, mime);
    }
    // The page has another origin than this scheme; nobody but our page can ask.
    response.headers_mut().insert(
        header::ACCESS_CONTROL_ALLOW_ORIGIN,
        header::HeaderValue::from_static("*"),
    );
    response
}
