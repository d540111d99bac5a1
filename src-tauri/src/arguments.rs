//! What stood on the command line: `homeground-desktop [FILE.homeground] [--sample]`.

use std::ffi::OsString;
use std::path::PathBuf;

use homeground_core::api::Start;

/// What to show first.
///
/// # Errors
/// One sentence when the line makes no sense.
pub fn read(arguments: impl IntoIterator<Item = OsString>) -> Result<Start, String> {
    let mut start = Start::Welcome;
    for argument in arguments {
        let next = match argument.to_str() {
            Some("--sample") => Start::Sample,
            Some(option) if option.starts_with("--") => {
                return Err(format!(
                    "Homeground does not know {option}. Usage: homeground-desktop [FILE.homeground] [--sample]"
                ));
            }
            _ => Start::File(PathBuf::from(argument)),
        };
        if !matches!(start, Start::Welcome) {
            return Err("Homeground opens one map at a time: one file, or --sample.".to_owned());
        }
        start = next;
    }
    Ok(start)
}

/// The words that make another process of this program start with `start`.
pub fn write(start: &Start) -> Vec<OsString> {
    match start {
        Start::Welcome => Vec::new(),
        Start::Sample => vec!["--sample".into()],
        Start::File(file) => vec![file.into()],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_words(words: &[&str]) -> Result<Start, String> {
        read(words.iter().map(OsString::from))
    }

    #[test]
    fn a_file_the_sample_or_nothing() {
        assert!(matches!(read_words(&[]), Ok(Start::Welcome)));
        assert!(matches!(read_words(&["--sample"]), Ok(Start::Sample)));
        assert!(
            matches!(read_words(&["Ash mere.homeground"]), Ok(Start::File(file)) if file.as_os_str() == "Ash mere.homeground")
        );
    }

    #[test]
    fn two_maps_or_unknown_words_are_refused() {
        assert!(read_words(&["--sample", "one.homeground"]).is_err());
        assert!(read_words(&["--smaple"]).is_err());
    }

    #[test]
    fn what_is_written_is_read_back() {
        for words in [vec![], vec!["--sample"], vec!["one.homeground"]] {
            let start = read_words(&words).unwrap();
            assert_eq!(
                write(&start),
                words.iter().map(OsString::from).collect::<Vec<_>>()
            );
        }
    }
}
