//! What has to be on the machine, and getting it with the system's own package manager.
//!
//! Expected beforehand: git, Rust with its C linker, Node. Everything else is installed here, on Debian and its
//! relatives; elsewhere this says what to install and goes on.

use crate::command::{self, Broken};
use crate::place;

/// To build the window.
const BUILD: &[&str] = &["libwebkit2gtk-4.1-dev", "pkg-config", "gcc", "libc6-dev"];
/// To show it.
const SHOW: &[&str] = &["libwebkit2gtk-4.1-0", "libgtk-3-0"];
/// To test it without a screen, and the same pages in a browser.
const TEST: &[&str] = &["xvfb", "xauth", "webkit2gtk-driver", "dbus", "chromium"];

/// The oldest Node the packages of the screens work with.
const NODE: u64 = 20;

/// For building without a window: only the compiler's version matters.
///
/// # Errors
/// One sentence that says what to install.
pub fn headless() -> Result<(), Broken> {
    rust()
}

/// For building and showing the window.
///
/// # Errors
/// One sentence that says what to install.
pub fn window() -> Result<(), Broken> {
    rust()?;
    node()?;
    packages(&[BUILD, SHOW].concat())
}

/// For every test.
///
/// # Errors
/// One sentence that says what to install.
pub fn everything() -> Result<(), Broken> {
    rust()?;
    node()?;
    packages(&[BUILD, SHOW, TEST].concat())
}

/// For one proof.
///
/// # Errors
/// One sentence that says what to install.
pub fn packages(wanted: &[&str]) -> Result<(), Broken> {
    if cfg!(target_os = "macos") {
        eprintln!(
            "On macOS the window needs Xcode's command line tools: `xcode-select --install`. Going on."
        );
        return Ok(());
    }
    if cfg!(windows) {
        eprintln!(
            "On Windows the window needs WebView2 (part of Windows 11) and the C++ build tools of Visual Studio. Going on."
        );
        return Ok(());
    }
    if !command::program("dpkg-query", ["--version"]).succeeds() {
        eprintln!(
            "This is not Debian or one of its relatives. Needed, under your system's own names: {}. Going on.",
            wanted.join(" ")
        );
        return Ok(());
    }
    let missing: Vec<&str> = wanted
        .iter()
        .copied()
        .filter(|package| !installed(package))
        .collect();
    if missing.is_empty() {
        return Ok(());
    }
    command::step(&format!("Installing {}", missing.join(" ")), || {
        apt(&missing)
    })
}

fn installed(package: &str) -> bool {
    let query = command::program(
        "dpkg-query",
        ["--show", "--showformat=${db:Status-Status}", package],
    )
    .into_command()
    .output();
    query.is_ok_and(|output| output.stdout == b"installed")
}

/// Twice, because an install stops half-way when another run of the package manager cleans up under it.
fn apt(missing: &[&str]) -> Result<(), Broken> {
    let root = command::program("id", ["-u"]).read()?.trim() == "0";
    if !root && !command::program("sudo", ["--version"]).succeeds() {
        return Err(Broken::Said(format!(
            "Needed: {}. Install them as root, or install sudo, and start again.",
            missing.join(" ")
        )));
    }
    let get = |arguments: &[&str]| {
        let mut line = if root {
            vec!["env"]
        } else {
            vec!["sudo", "env"]
        };
        line.extend([
            "DEBIAN_FRONTEND=noninteractive",
            "apt-get",
            "--quiet",
            "--yes",
        ]);
        line.extend(arguments);
        command::program(line[0], &line[1..]).run()
    };
    let both = || {
        get(&["update"])?;
        get(&[&["install", "--no-install-recommends"], missing].concat())
    };
    both().or_else(|broken| {
        eprintln!("{broken} Trying once more.");
        both()
    })
}

fn rust() -> Result<(), Broken> {
    let metadata = place::metadata()?;
    let packages = metadata["packages"]
        .as_array()
        .map(Vec::as_slice)
        .unwrap_or_default();
    let wanted = packages
        .iter()
        .filter_map(|package| package["rust_version"].as_str())
        .max_by_key(|wanted| numbers(wanted));
    let found = command::program("rustc", ["--version"]).read()?;
    match wanted {
        Some(wanted) if numbers(&found) < numbers(wanted) => Err(Broken::Said(format!(
            "Homeground needs Rust {wanted} or newer, and this is {}. `rustup update` brings it.",
            found.trim()
        ))),
        _ => Ok(()),
    }
}

fn node() -> Result<(), Broken> {
    let found = command::program("node", ["--version"]).read();
    match found {
        Ok(found) if numbers(&found).first().is_some_and(|major| *major >= NODE) => Ok(()),
        Ok(found) => Err(Broken::Said(format!(
            "Homeground needs Node {NODE} or newer, and this is {}.",
            found.trim()
        ))),
        Err(_) => Err(Broken::Said(format!(
            "Homeground needs Node {NODE} or newer with npm, and there is none."
        ))),
    }
}

/// The first dotted number in `text`: `rustc 1.95.0 (…)` and `v20.20.2` alike.
fn numbers(text: &str) -> Vec<u64> {
    let start = text
        .find(|c: char| c.is_ascii_digit())
        .unwrap_or(text.len());
    let dotted: String = text[start..]
        .chars()
        .take_while(|c| c.is_ascii_digit() || *c == '.')
        .collect();
    dotted
        .split('.')
        .filter_map(|part| part.parse().ok())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::numbers;

    #[test]
    fn versions_compare_as_numbers() {
        assert_eq!(numbers("rustc 1.95.0 (59807616e 2026-04-14)"), [1, 95, 0]);
        assert_eq!(numbers("v20.20.2\n"), [20, 20, 2]);
        assert!(numbers("1.100.0") > numbers("1.90"));
        assert!(numbers("none").is_empty());
    }
}
